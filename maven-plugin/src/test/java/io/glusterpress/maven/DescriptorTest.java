package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.junit.jupiter.api.Test;

/** Pins what people write in POMs and on command lines. */
class DescriptorTest {

    private static final String SHARED = """
              outputDirectory: java.io.File ${gluster.outputDirectory} = ${basedir}/generated-roles
              skip: boolean ${gluster.skip} = false
              templateDirectory: java.io.File ${gluster.templateDirectory}
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
              topologyFiles: java.util.List ${gluster.topologyFiles}
            """;

    private static final String RUN = """
              ansibleExecutable: java.lang.String ${gluster.ansible.executable}
              becomePasswordFile: java.io.File ${gluster.become.passwordFile}
              environment: java.lang.String ${gluster.environment}
              generate: boolean ${gluster.generate} = false
              inventory: java.io.File ${gluster.inventory}
              limit: java.lang.String ${gluster.limit}
              outputDirectory: java.io.File ${gluster.outputDirectory} = ${basedir}/generated-roles
              skip: boolean ${gluster.skip} = false
              tags: java.lang.String ${gluster.tags}
              templateDirectory: java.io.File ${gluster.templateDirectory}
              timeout: java.lang.String ${gluster.timeout}
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
              topologyFiles: java.util.List ${gluster.topologyFiles}
              vaultPasswordFiles: java.util.List ${gluster.vault.passwordFiles}
            """;

    private static final String GENERATE = """
              keep: java.util.List ${gluster.keep}
              move: java.util.List ${gluster.move}
              outputDirectory: java.io.File ${gluster.outputDirectory} = ${basedir}/generated-roles
              skip: boolean ${gluster.skip} = false
              take: java.util.List ${gluster.take}
              templateDirectory: java.io.File ${gluster.templateDirectory}
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
              topologyFiles: java.util.List ${gluster.topologyFiles}
            """;

    private static final String REHEARSE = """
              ansibleExecutable: java.lang.String ${gluster.ansible.executable}
              environment: java.lang.String ${gluster.environment}
              generate: boolean ${gluster.generate} = false
              outputDirectory: java.io.File ${gluster.outputDirectory} = ${basedir}/generated-roles
              reportDirectory: java.io.File ${gluster.reportDirectory} = ${basedir}/target/rehearsal
              skip: boolean ${gluster.skip} = false
              templateDirectory: java.io.File ${gluster.templateDirectory}
              timeout: java.lang.String ${gluster.timeout}
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
              topologyFiles: java.util.List ${gluster.topologyFiles}
              vaultPasswordFiles: java.util.List ${gluster.vault.passwordFiles}
            """;

    private static final String SCHEMA = "  schemaFile: java.io.File ${gluster.schemaFile}\n";

    private static final String TOPOLOGY = """
              skip: boolean ${gluster.skip} = false
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
            """;

    private static final String TOPOLOGIES = TOPOLOGY + "  topologyFiles: java.util.List ${gluster.topologyFiles}\n";

    private static final String GRAPH =
            "  graphDirectory: java.io.File ${gluster.graphDirectory} = ${basedir}/target\n";

    private static final String INIT = """
              ansibleExecutable: java.lang.String ${gluster.ansible.executable}
              clientGroup: java.lang.String ${gluster.init.clientGroup}
              clients: java.lang.String ${gluster.init.clients}
              inventory: java.io.File ${gluster.init.inventory}
              name: java.lang.String ${gluster.init.name}
              serverGroup: java.lang.String ${gluster.init.serverGroup}
              servers: java.lang.String ${gluster.init.servers}
              site: java.lang.String ${gluster.init.site}
              skip: boolean ${gluster.skip} = false
              topologyFile: java.io.File ${gluster.topologyFile} = ${basedir}/gluster.yml
              user: java.lang.String ${gluster.init.user}
            """;

    private static PluginDescriptor descriptor() throws IOException, PlexusConfigurationException {
        var stream = Objects.requireNonNull(DescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"));
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return new PluginDescriptorBuilder().build(reader);
        }
    }

    private static String describe(MojoDescriptor goal) {
        var text = new StringBuilder(goal.getGoal());
        text.append(goal.getPhase() == null ? "" : " in " + goal.getPhase());
        text.append(goal.isProjectRequired() ? ", needs a project" : "");
        text.append(goal.isAggregator() ? "" : ", in every module");
        text.append(goal.isThreadSafe() ? "" : ", not thread-safe").append('\n');
        for (Parameter parameter : parameters(goal)) {
            var value = goal.getMojoConfiguration().getChild(parameter.getName());
            String property = value.getValue(null);
            String byDefault = value.getAttribute("default-value");
            text.append("  ").append(parameter.getName()).append(": ").append(parameter.getType());
            text.append(property == null ? "" : " " + property);
            text.append(byDefault == null ? "" : " = " + byDefault).append('\n');
        }
        return text.toString();
    }

    private static List<Parameter> parameters(MojoDescriptor goal) {
        var parameters = new ArrayList<>(goal.getParameters());
        parameters.removeIf(parameter -> !parameter.isEditable());
        parameters.sort(java.util.Comparator.comparing(Parameter::getName));
        return parameters;
    }

    @Test
    void hasThesePrefixGoalsAndParameters() throws Exception {
        var plugin = descriptor();
        var goals = new ArrayList<String>();
        plugin.getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .map(DescriptorTest::describe)
                .sorted()
                .forEach(goals::add);

        assertThat(plugin.getGoalPrefix()).isEqualTo("gluster");
        assertThat(plugin.getMojo("help")).isNotNull();
        assertThat(goals)
                .containsExactly(
                        "check in verify\n" + SHARED,
                        "deploy\n" + RUN,
                        "failover\n" + RUN,
                        "generate\n" + GENERATE,
                        "graph\n" + GRAPH + TOPOLOGIES,
                        "init\n" + INIT,
                        "plan\n" + RUN,
                        "rehearse\n" + REHEARSE,
                        "rollback\n" + RUN,
                        "schema\n" + SCHEMA + TOPOLOGY,
                        "validate\n" + TOPOLOGIES,
                        "verify\n" + RUN);
    }

    @Test
    void explainsEveryGoalAndParameter() throws Exception {
        for (var goal : descriptor().getMojos()) {
            assertThat(goal.getDescription()).as(goal.getGoal()).isNotBlank();
            for (var parameter : parameters(goal)) {
                assertThat(parameter.getDescription())
                        .as(goal.getGoal() + " " + parameter.getName())
                        .isNotBlank();
            }
        }
    }
}
