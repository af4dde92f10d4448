package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

/** Proves of hosts that nothing on them was made, changed or removed since a moment. */
final class Untouched {

    private final Hosts hosts;

    private Untouched(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Remembers this moment. */
    static Untouched since(Hosts hosts) {
        for (String host : Example.HOSTS) {
            hosts.exec(host, "touch /run/proof-mark; sleep 0.05").succeeded();
        }
        return new Untouched(hosts);
    }

    void check() {
        for (String host : Example.HOSTS) {
            String changed = hosts.exec(host, Resource.text("changed_since.sh"))
                    .succeeded()
                    .output();
            assertThat(changed).as("changed on %s", host).isEmpty();
        }
    }
}
