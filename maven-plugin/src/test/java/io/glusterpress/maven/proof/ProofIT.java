package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The tutorial from bare hosts to a switched site. */
@Needs(Needs.What.DOCKER)
class ProofIT {

    @Test
    void deploysWithoutLosingAnUpload() {
        try (var hosts = Hosts.start("site")) {
            hosts.trust();
            var site = new Site(hosts.address(Example.APP));
            String before = site.page();
            try (var uploads = Uploads.start(site, "during-deploy")) {
                hosts.project().mvn("deploy", hosts.password()).succeeded();
                uploads.end();
                uploads.allIn(hosts, Example.MOUNT + "/public/uploads");
            }
            assertThat(site.page()).isEqualTo(before);
        }
    }
}
