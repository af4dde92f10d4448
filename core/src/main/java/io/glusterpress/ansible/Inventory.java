package io.glusterpress.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code ansible-inventory} makes of an inventory of any kind: its groups, and the variables of each host. */
public final class Inventory {

    private static final String PROGRAM = "ansible-inventory";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path source;
    private final Map<String, List<String>> groups;
    private final Map<String, Map<String, String>> variables;

    private Inventory(Path source, Map<String, List<String>> groups, Map<String, Map<String, String>> variables) {
        this.source = source;
        this.groups = Collections.unmodifiableMap(groups);
        this.variables = variables;
    }

    /**
     * Reads an inventory: a file in INI or YAML, a directory, or a plugin's configuration.
     *
     * @param directory where it is read from; an ansible.cfg there counts
     * @param inventory the file or directory, relative to {@code directory}
     * @param executable the ansible-playbook beside which ansible-inventory is; found as {@link Ansible#executable} says without it
     * @return the inventory
     * @throws AnsibleNotFound when there is no ansible-inventory
     * @throws InvalidInventory when it cannot be read, or has no hosts
     */
    public static Inventory read(Path directory, Path inventory, Optional<Path> executable) {
        return read(directory, inventory, executable, new ExecProcess(GRACE), System.getenv());
    }

    static Inventory read(
            Path directory,
            Path inventory,
            Optional<Path> executable,
            PlaybookProcess process,
            Map<String, String> environment) {
        Path here = directory.toAbsolutePath().normalize();
        Path source = here.resolve(inventory);
        if (!Files.exists(source)) {
            throw new InvalidInventory(
                    "There is no inventory " + source + ": name a file or directory that lists hosts.");
        }
        Path playbook = new ExecutableFinder(here, environment).find(executable.orElse(null));
        Path program = playbook.resolveSibling(PROGRAM);
        if (!Files.isExecutable(program)) {
            throw new AnsibleNotFound("There is no " + PROGRAM + " beside " + playbook
                    + ". Install Ansible there anew, or name another ansible-playbook.");
        }
        List<String> argv = List.of(program.toString(), "--list", "--inventory=" + source);
        StringBuilder out = new StringBuilder();
        List<String> complaints = new ArrayList<>();
        try (var files = RunFiles.create()) {
            var exit = process.run(
                    new PlaybookProcess.Command(argv, here, new RunEnvironment(environment, here).with(files)),
                    Optional.of(LONGEST),
                    new PlaybookProcess.Output(line -> out.append(line).append('\n'), complaints::add));
            if (exit.ending() == Ending.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            if (exit.ending() != Ending.FINISHED || exit.code() != 0) {
                throw unreadable(source, complaints);
            }
        }
        return parse(source, out.toString(), complaints);
    }

    private static InvalidInventory unreadable(Path source, List<String> complaints) {
        String said = complaints.isEmpty() ? "" : ":\n" + String.join("\n", complaints);
        return new InvalidInventory("Ansible cannot read the inventory " + source + said
                + "\nMend that, and see it right with: ansible-inventory --list --inventory=" + source);
    }

    private static Inventory parse(Path source, String json, List<String> complaints) {
        JsonNode top;
        try {
            top = JsonMapper.builder().build().readTree(json);
        } catch (JsonProcessingException e) {
            throw unreadable(source, complaints);
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>();
        top.fieldNames().forEachRemaining(names::add);
        names.remove("_meta");
        names.forEach(name -> groups.put(name, List.copyOf(hosts(top, name, new LinkedHashSet<>()))));
        Map<String, Map<String, String>> variables = new LinkedHashMap<>();
        top.path("_meta").path("hostvars").properties().forEach(host -> {
            Map<String, String> values = new LinkedHashMap<>();
            host.getValue().properties().forEach(it -> values.put(it.getKey(), text(it.getValue())));
            variables.put(host.getKey(), Collections.unmodifiableMap(values));
        });
        Inventory inventory = new Inventory(source, groups, variables);
        if (groups.values().stream().allMatch(List::isEmpty)) {
            throw unreadable(source, complaints.isEmpty() ? List.of("It has no hosts.") : complaints);
        }
        return inventory;
    }

    /** The hosts of a group and of the groups below it; each group is looked at once. */
    private static Set<String> hosts(JsonNode top, String group, Set<String> seen) {
        Set<String> hosts = new LinkedHashSet<>();
        if (seen.add(group)) {
            top.path(group).path("hosts").forEach(it -> hosts.add(it.asText()));
            top.path(group).path("children").forEach(it -> hosts.addAll(hosts(top, it.asText(), seen)));
        }
        return hosts;
    }

    private static String text(JsonNode value) {
        JsonNode unsafe = value.path("__ansible_unsafe");
        return unsafe.isTextual() ? unsafe.asText() : value.isValueNode() ? value.asText() : value.toString();
    }

    /** {@return the file or directory that was read} */
    public Path source() {
        return source;
    }

    /** {@return the groups with their hosts, those of groups below them included; {@code all} is among them} */
    public Map<String, List<String>> groups() {
        return groups;
    }

    /**
     * Returns a variable of a host, wherever the inventory sets it.
     *
     * @param host the name of the host
     * @param name the name of the variable
     * @return its value as text; a list, a mapping or an encrypted value as JSON; nothing when it is not set
     */
    public Optional<String> variable(String host, String name) {
        return Optional.ofNullable(variables.getOrDefault(host, Map.of()).get(name));
    }
}
