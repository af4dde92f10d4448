package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** The site on the app server, as the world sees it. */
final class Site {

    private final String address;

    Site(String address) {
        this.address = address;
    }

    /** The front page; it is made from all the site's files but the uploads. */
    String page() {
        try {
            var answer = Http.get(address, Example.SITE, "/");
            assertThat(answer.status())
                    .as("status of the page, with %s", answer.body())
                    .isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new AssertionError("The page does not answer: " + e, e);
        }
    }

    /** Uploads a file; returns what the site answered. */
    Http.Answer upload(String name, byte[] content) throws IOException {
        return Http.post(address, Example.SITE, "/upload.php?name=" + name, content);
    }
}
