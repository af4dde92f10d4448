package com.example.storage;

import io.glusterpress.GlusterpressException;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.deployment.Action;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.Report;
import io.glusterpress.deployment.RunOptions;
import io.glusterpress.project.WriteResult;
import io.glusterpress.topology.Topology;
import java.nio.file.Path;
import java.util.Locale;

/** Plans or deploys the storage of a WordPress site: {@code java -jar storage.jar plan}. */
public final class Storage {

    private Storage() {}

    public static void main(String[] arguments) {
        Action action = arguments.length == 0 ? Action.PLAN : Action.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        try {
            if (!run(action, Deployment.of(topology()).in(Path.of("ansible")))) {
                System.exit(1);
            }
        } catch (GlusterpressException mistake) {
            System.err.println(mistake.getMessage()); // what is wrong, where, and what to do
            System.exit(2);
        }
    }

    private static boolean run(Action action, Deployment storage) {
        WriteResult files = storage.write();
        System.out.println(files.written().size() + " files written to ansible, " + files.kept().size()
                + " kept because people edited them");
        RunResult result = storage.run(action, RunOptions.defaults().withOutput(System.out::println));
        result.changes().forEach(change -> System.out.println("changed: " + change.host() + ": " + change.task()));
        System.out.println(Report.of(action, result));
        return result.success();
    }

    private static Topology topology() {
        return Topology.builder()
                .name("ashleyrich")
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11", "10.132.0.11")
                .host("gluster2", "203.0.113.12", "10.132.0.12")
                .host("app1", "203.0.113.21", "10.132.0.21")
                .server("gluster1")
                .server("gluster2")
                .client("app1")
                .volume(
                        "ashleyrich_com",
                        volume -> volume.replica(2)
                                .brickOnEveryServer("/srv/gluster/ashleyrich_com")
                                .force(true)
                                .mount("/home/ashley/ashleyrich_com"))
                .site(
                        "ashleyrich.com",
                        site -> site.volume("ashleyrich_com")
                                .copyFrom("/home/ashley/ashleyrich.com")
                                .root("public")
                                .logs("logs"))
                .build();
    }
}
