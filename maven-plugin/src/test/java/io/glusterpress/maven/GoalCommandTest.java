package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class GoalCommandTest {

    private static final File TOPOLOGY = new File("/work/gluster.yml");
    private static final File OUTPUT = new File("/work/generated-roles");

    private static PluginDescriptor plugin() {
        var plugin = new PluginDescriptor();
        plugin.setVersion("1.2.3");
        return plugin;
    }

    private static MavenProject project() {
        var plugin = new Plugin();
        plugin.setGroupId("io.glusterpress");
        plugin.setArtifactId("gluster-maven-plugin");
        var build = new Build();
        build.addPlugin(plugin);
        var project = new MavenProject();
        project.setBuild(build);
        return project;
    }

    @Test
    void isShortWhereThePomHasThePlugin() {
        assertThat(new GoalCommand(project(), plugin(), List.of(TOPOLOGY), OUTPUT, null).of("generate"))
                .isEqualTo("mvn gluster:generate");
    }

    @Test
    void namesThePluginWhereThePomHasItNot() {
        assertThat(new GoalCommand(new MavenProject(), plugin(), List.of(TOPOLOGY), OUTPUT, null).of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check");
    }

    @Test
    void repeatsWhatIsUnusual() {
        assertThat(new GoalCommand(null, plugin(), List.of(TOPOLOGY), new File("/work/out"), new File("/work/own"))
                        .of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check"
                        + " -Dgluster.topologyFile=/work/gluster.yml -Dgluster.outputDirectory=/work/out"
                        + " -Dgluster.templateDirectory=/work/own");
    }

    @Test
    void namesEveryEnvironment() {
        var files = List.of(new File("/work/staging.yml"), new File("/work/gluster.yml"));
        assertThat(new GoalCommand(null, plugin(), files, OUTPUT, null).of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check"
                        + " -Dgluster.topologyFiles=/work/staging.yml,/work/gluster.yml"
                        + " -Dgluster.outputDirectory=" + OUTPUT);
    }
}
