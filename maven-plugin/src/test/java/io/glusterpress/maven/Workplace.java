package io.glusterpress.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory with a topology file and an ansible-playbook that does as it is told. */
final class Workplace {

    private static final String TOPOLOGY = """
            name: ashleyrich
            ssh: {user: ashley}
            hosts:
              gluster1: {address: 203.0.113.11, private_address: 10.132.0.11}
              gluster2: {address: 203.0.113.12, private_address: 10.132.0.12}
              app1: {address: 203.0.113.21, private_address: 10.132.0.21}
            servers: [gluster1, gluster2]
            clients: [app1]
            volumes:
              ashleyrich_com:
                replica: 2
                bricks: /srv/gluster/ashleyrich_com
                force: true
                mount: /home/ashley/ashleyrich_com
            sites:
              ashleyrich.com: {volume: ashleyrich_com, copy_from: /home/ashley/ashleyrich.com, root: public}
            """;

    final RecordingLog log = new RecordingLog();
    private final Path root;

    Workplace(Path root) throws IOException {
        this.root = root;
        Files.writeString(topology(), TOPOLOGY);
        ansible("{\"event\":\"stats\",\"hosts\":{\"app1\":{\"ok\":1}}}", 0);
    }

    Path topology() {
        return root.resolve("gluster.yml");
    }

    Path output() {
        return root.resolve("generated-roles");
    }

    Path executable() {
        return root.resolve("bin/ansible-playbook");
    }

    List<String> arguments() throws IOException {
        return Files.readAllLines(root.resolve("bin/arguments"));
    }

    boolean started() {
        return Files.exists(root.resolve("bin/arguments"));
    }

    void ansible(String events, int exitCode) throws IOException {
        Files.createDirectories(executable().resolveSibling(""));
        Files.writeString(executable().resolveSibling("events"), events + "\n");
        Files.writeString(executable(), """
                #!/bin/sh
                here=${0%%/*}
                printf '%%s\\n' "$@" >"$here/arguments"
                echo 'PLAY [Everything]'
                cat "$here/events" >>"$GLUSTERPRESS_EVENTS"
                exit %d
                """.formatted(exitCode));
        if (!executable().toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + executable() + " executable");
        }
    }

    <M extends TopologyMojo> M prepare(M mojo) {
        mojo.setLog(log);
        mojo.basedir = root.toFile();
        mojo.topologyFile = topology().toFile();
        if (mojo instanceof GlusterMojo goal) {
            goal.outputDirectory = output().toFile();
        }
        if (mojo instanceof ProjectMojo run) {
            run.ansibleExecutable = executable().toString();
        }
        return mojo;
    }

    File file(String name) throws IOException {
        return Files.createFile(root.resolve(name)).toFile();
    }
}
