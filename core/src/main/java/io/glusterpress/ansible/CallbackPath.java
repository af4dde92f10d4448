package io.glusterpress.ansible;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;

/** The directories where Ansible would look for callback plugins if this run did not name one of its own. */
final class CallbackPath {

    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)]\\s*");
    private static final Pattern SETTING = Pattern.compile("callback_plugins\\s*[=:]\\s*(.*?)(\\s[;#].*)?");

    private final Map<String, String> environment;
    private final Path project;

    CallbackPath(Map<String, String> environment, Path project) {
        this.environment = environment;
        this.project = project;
    }

    String value() {
        String set = environment.getOrDefault("ANSIBLE_CALLBACK_PLUGINS", "");
        return set.isBlank() ? configured() : set;
    }

    private String configured() {
        String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        var config = Path.of(environment.getOrDefault("ANSIBLE_CONFIG", home + "/.ansible.cfg"));
        if (!Files.isRegularFile(config)) {
            config = Path.of("/etc/ansible/ansible.cfg");
        }
        String found = Files.isRegularFile(config) ? read(config) : "";
        if (!found.isBlank()) {
            return found;
        }
        String ansibleHome = environment.getOrDefault("ANSIBLE_HOME", home + "/.ansible");
        return ansibleHome + "/plugins/callback" + File.pathSeparator + "/usr/share/ansible/plugins/callback";
    }

    private String read(Path config) {
        String section = "";
        try {
            for (String line : Files.readString(config, StandardCharsets.UTF_8).split("\\R", -1)) {
                var header = SECTION.matcher(line);
                var setting = SETTING.matcher(line);
                if (header.matches()) {
                    section = header.group(1);
                } else if (section.equals("defaults") && setting.matches()) {
                    return absolute(setting.group(1).strip(), config);
                }
            }
        } catch (IOException e) {
            // Ansible will say what is wrong with its own configuration
        }
        return "";
    }

    private String absolute(String paths, Path config) {
        var directory = config.toAbsolutePath().getParent();
        var found = new ArrayList<String>();
        for (String path : paths.split(File.pathSeparator, -1)) {
            boolean asItIs = path.startsWith("~") || path.startsWith("$");
            String filled = path.replace("{{CWD}}", project.toString());
            found.add(
                    asItIs || directory == null
                            ? path
                            : directory.resolve(filled).toString());
        }
        return String.join(File.pathSeparator, found);
    }
}
