package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.File;
import java.io.IOException;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalCommandTest {

    private static final File START = new File("/work/start");

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

    private static Properties given(String... namesAndValues) {
        var given = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return given;
    }

    @Test
    void isShortWhereThePomHasThePlugin() {
        assertThat(new GoalCommand(project(), plugin(), given(), START).of("generate"))
                .isEqualTo("mvn gluster:generate");
    }

    @Test
    void namesThePluginWhereThePomHasItNot() {
        assertThat(new GoalCommand(new MavenProject(), plugin(), given(), START).of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check");
        assertThat(new GoalCommand(null, plugin(), given(), START).of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check");
    }

    @Test
    void repeatsWhatSaysWhichProjectIsMeant() {
        var given = given(
                "gluster.templateDirectory", "own",
                "gluster.limit", "app1",
                "gluster.outputDirectory", "/work/out",
                "gluster.topologyFiles", "staging.yml,production.yml",
                "gluster.topologyFile", "../gluster.yml",
                "other", "x");
        var options = " -Dgluster.topologyFile=../gluster.yml -Dgluster.topologyFiles=staging.yml,production.yml"
                + " -Dgluster.outputDirectory=/work/out -Dgluster.templateDirectory=own";

        assertThat(new GoalCommand(project(), plugin(), given, START).of("check"))
                .isEqualTo("mvn gluster:check" + options);
        assertThat(new GoalCommand(null, plugin(), given, START).of("check"))
                .isEqualTo("mvn io.glusterpress:gluster-maven-plugin:1.2.3:check" + options);
    }

    @Test
    void namesThePomWhenMavenWasStartedElsewhere() {
        var project = project();
        project.setFile(new File(START, "pom.xml"));
        assertThat(new GoalCommand(project, plugin(), given(), START).of("check"))
                .isEqualTo("mvn gluster:check");

        project.setFile(new File("/work/ops repo/pom.xml"));
        assertThat(new GoalCommand(project, plugin(), given(), START).of("check"))
                .isEqualTo("mvn -f '../ops repo/pom.xml' gluster:check");
    }

    @Test
    void namesThePomInFullOnAnotherDrive() throws IOException {
        try (var windows = Jimfs.newFileSystem(
                Configuration.windows().toBuilder().setRoots("C:\\", "D:\\").build())) {
            var start = windows.getPath("C:\\work\\start");

            assertThat(GoalCommand.from(start, windows.getPath("C:\\work\\ops\\pom.xml")))
                    .hasToString("..\\ops\\pom.xml");
            assertThat(GoalCommand.from(start, windows.getPath("D:\\ops\\pom.xml")))
                    .hasToString("D:\\ops\\pom.xml");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            /srv/ops/a_b-1.yml | /srv/ops/a_b-1.yml
            my out             | 'my out'
            it's               | 'it'\\''s'
            $HOME/out          | '$HOME/out'
            a;b                | 'a;b'
            ~/out              | ~/out
            """)
    void quotesWhatAShellWouldTwist(String value, String quoted) {
        assertThat(GoalCommand.option("x", value)).isEqualTo(" -Dx=" + quoted);
    }
}
