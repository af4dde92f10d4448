package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glusterpress.ansible.RealAnsible;
import io.glusterpress.project.AnsibleProject;
import io.glusterpress.project.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The projects of random topologies: their values come back from the inventory as they went in, and become part of no template.
 *
 * <p>{@code -Drandom.projects=100} makes more of them, {@code -Drandom.seed=N} the same ones again.
 */
class RandomProjectTest {

    private static final int PROJECTS = Integer.getInteger("random.projects", 3);

    private static final Pattern TEMPLATE = Pattern.compile("(?s)\\{\\{.*?}}|\\{%.*?%}|\\{#.*?#}");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void valuesComeBackAndBecomePartOfNoTemplate() throws IOException {
        Set<String> known = templates(AnsibleProject.of(Topology.read(
                Files.writeString(directory.resolve("known.yml"), TutorialFile.resource("everything.yml")))));
        known.addAll(templates(AnsibleProject.of(Topology.read(
                Files.writeString(directory.resolve("known.yml"), TutorialFile.resource("tutorial.yml"))))));

        for (Topology topology : topologies(PROJECTS * 5)) {
            AnsibleProject project = AnsibleProject.of(topology);

            assertThat(known).containsAll(templates(project));
            assertThat(inventory(project, topology)).isEqualTo(expected(topology));
        }
    }

    @Test
    void yamllintAndAnsibleInventoryAcceptThem() throws Exception {
        Path ansible = RealAnsible.executable();
        List<Topology> topologies = topologies(PROJECTS);
        List<String> lint =
                new ArrayList<>(List.of(ansible.resolveSibling("yamllint") + "", "-s", "-c", "0/.yamllint"));
        for (int i = 0; i < topologies.size(); i++) {
            AnsibleProject.of(topologies.get(i)).writeTo(directory.resolve(i + ""));
            lint.add(i + "");
        }

        assertThat(output(lint, directory)).isEmpty();
        for (int i = 0; i < topologies.size(); i++) {
            Path project = directory.resolve(i + "");
            String inventory = "inventories/" + topologies.get(i).name();
            String list = output(
                    List.of(ansible.resolveSibling("ansible-inventory") + "", "-i", inventory, "--list"), project);

            JsonNode hosts = JSON.readTree(list).path("_meta").path("hostvars");
            Map<String, JsonNode> expected = expected(topologies.get(i));
            assertThat(names(hosts)).isEqualTo(expected.keySet());
            expected.forEach((host, values) -> values.properties()
                    .forEach(value -> assertThat(hosts.path(host).path(value.getKey()))
                            .as(host + " " + value.getKey())
                            .isEqualTo(value.getValue())));
        }
    }

    private List<Topology> topologies(int count) throws IOException {
        long seed = Long.getLong("random.seed", new Random().nextLong());
        System.out.println("RandomProjectTest: -Drandom.seed=" + seed);
        Random random = new Random(seed);
        List<Topology> topologies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = directory.resolve("gluster.yml");
            topologies.add(Topology.read(
                    Files.writeString(file, RandomTopologies.next(random).toPrettyString())));
        }
        return topologies;
    }

    /** Every template in a project, with nothing in the quotes: what stands there is text, and has no quotes in it. */
    private static Set<String> templates(AnsibleProject project) {
        Set<String> found = new TreeSet<>();
        for (GeneratedFile file : project.files()) {
            TEMPLATE.matcher(file.text())
                    .results()
                    .forEach(it -> found.add(it.group().replaceAll("'[^'\\\\]*'", "''")));
        }
        return found;
    }

    /** What each host's variables must be, beside those that the project adds. */
    private static Map<String, JsonNode> expected(Topology topology) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ansible_user", topology.ssh().user());
        if (topology.ssh().port() != SshCheck.DEFAULT_PORT) {
            all.put("ansible_port", topology.ssh().port());
        }
        topology.ssh().privateKeyFile().ifPresent(it -> all.put("ansible_ssh_private_key_file", it));
        topology.ssh().jumpHost().ifPresent(it -> all.put("ansible_ssh_common_args", "-J " + it));
        all.put(
                "gluster_volumes",
                topology.volumes().stream().map(RandomProjectTest::values).toList());
        all.put(
                "gluster_sites",
                topology.sites().stream().map(it -> values(it, topology)).toList());
        Map<String, JsonNode> hosts = new TreeMap<>();
        for (Host host : topology.hosts()) {
            Map<String, Object> values = new LinkedHashMap<>(all);
            values.put("ansible_host", host.address());
            values.put("gluster_address", host.privateAddress());
            host.os().ifPresent(it -> values.put("glusterpress_os", it));
            hosts.put(host.name(), JSON.valueToTree(values));
        }
        return hosts;
    }

    private static Map<String, Object> values(Volume volume) {
        return Map.of(
                "name", volume.name(),
                "replica", volume.replica(),
                "bricks",
                        volume.bricks().stream()
                                .map(it -> Map.of("host", it.host(), "path", it.path()))
                                .toList(),
                "force", volume.force(),
                "mount", volume.mount(),
                "freshness", volume.freshnessSeconds());
    }

    private static Map<String, Object> values(Site site, Topology topology) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", site.name());
        values.put("volume", site.volume());
        values.put("mount", topology.volume(site.volume()).mount());
        site.copyFrom().ifPresent(it -> values.put("source", Map.of("host", it.host(), "path", it.path())));
        values.put("root", site.root());
        values.put("logs", site.logs());
        return values;
    }

    /** The same variables, as YAML reads them from the files of the project. */
    private static Map<String, JsonNode> inventory(AnsibleProject project, Topology topology) {
        Map<String, String> texts =
                project.files().stream().collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::text));
        String base = "inventories/" + topology.name() + "/";
        JsonNode all = yaml(texts, base + "group_vars/all/generated.yml");
        Map<String, JsonNode> hosts = new TreeMap<>();
        names(yaml(texts, base + "hosts.yml").path("all").path("hosts")).forEach(host -> {
            Map<String, Object> values = new LinkedHashMap<>();
            all.properties().forEach(it -> values.put(it.getKey(), it.getValue()));
            yaml(texts, base + "host_vars/" + host + "/generated.yml")
                    .properties()
                    .forEach(it -> values.put(it.getKey(), it.getValue()));
            values.remove("gluster_server_firewall");
            hosts.put(host, JSON.valueToTree(values));
        });
        return hosts;
    }

    private static JsonNode yaml(Map<String, String> texts, String path) {
        String text = Objects.requireNonNull(texts.get(path), path);
        return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String output(List<String> command, Path directory) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile());
        Path errors = Files.createTempFile(directory, "err", "");
        Process process = builder.redirectError(errors.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out);
        assertThat(process.exitValue())
                .as("%s\n%s%s", command, text, Files.readString(errors))
                .isZero();
        Files.delete(out);
        Files.delete(errors);
        return text;
    }
}
