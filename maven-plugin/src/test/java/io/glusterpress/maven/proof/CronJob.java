package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

/** A cron job of the site that writes new files into its old directory, for some seconds of every minute. */
final class CronJob {

    private static final String DIRECTORY = "/public/uploads";
    private static final String STATE = Example.MOUNT + "/.glusterpress/" + Example.SITE + ".json";

    private final Hosts hosts;

    private CronJob(Hosts hosts) {
        this.hosts = hosts;
    }

    static CronJob install(Hosts hosts) {
        hosts.exec(Example.APP, """
                        cat > /usr/local/bin/write-for-a-while <<'SCRIPT'
                        #!/bin/sh
                        for round in $(seq 20); do
                            name=cron-$(date +%s%N)
                            echo "$name" > "$name"
                            sleep 0.4
                        done
                        SCRIPT
                        chmod +x /usr/local/bin/write-for-a-while
                        echo "* * * * * ashley cd $1 && /usr/local/bin/write-for-a-while" > /etc/cron.d/writer
                        """, Example.SOURCE + DIRECTORY).succeeded();
        return new CronJob(hosts);
    }

    /** Proves that what it wrote before the switch is on the volume; returns how many files that are. */
    int allBeforeTheSwitchAreThere() {
        String found = hosts.exec(Example.APP, """
                        switched=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["cutover"])' "$3")
                        cd "$1"
                        find . -name 'cron-*' ! -newerct "@$switched" | while read -r file; do
                            cmp "$file" "$2/$file"
                            echo "$file"
                        done
                        """, Example.SOURCE + DIRECTORY, Example.MOUNT + DIRECTORY, STATE)
                .succeeded()
                .output();
        assertThat(found.lines()).isNotEmpty().allMatch(line -> line.startsWith("./cron-"));
        return (int) found.lines().count();
    }
}
