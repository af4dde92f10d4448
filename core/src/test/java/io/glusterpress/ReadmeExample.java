package io.glusterpress;

import io.glusterpress.ansible.RunResult;
import io.glusterpress.deployment.Action;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.Report;
import io.glusterpress.deployment.RunOptions;
import io.glusterpress.topology.Topology;
import java.nio.file.Path;

/** The Java of README.md, run by {@link ReadmeTest} in a process and a directory of its own. */
final class ReadmeExample {

    private ReadmeExample() {}

    public static void main(String[] arguments) {
        deploy();
    }

    static void deploy() {
        Deployment site = Deployment.read(Path.of("gluster.yml")); // InvalidTopology names every problem
        site.project().writeTo(Path.of("generated-roles")); // written, unchanged, removed, kept
        RunResult result = site.deploy(RunOptions.defaults()); // per host; the first failure with its task
        System.out.println(Report.of(Action.DEPLOY, result)); // what changed, or what failed and what to do
    }

    static Topology topology() {
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
