package io.glusterpress.ansible;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The environment of the process: the one of this process, with what a run without a terminal needs. */
final class RunEnvironment {

    private final Map<String, String> base;
    private final Path project;

    RunEnvironment(Map<String, String> base, Path project) {
        this.base = base;
        this.project = project;
    }

    Map<String, String> with(RunFiles files) {
        var variables = new LinkedHashMap<>(base);
        var config = project.resolve("ansible.cfg");
        if (Files.isRegularFile(config)) {
            // named, because Ansible ignores it in a directory that everybody can write to, as CI workspaces are
            variables.put("ANSIBLE_CONFIG", config.toString());
        }
        variables.put(RunFiles.EVENTS, files.events().toString());
        variables.put(
                "ANSIBLE_CALLBACK_PLUGINS",
                new CallbackPath(variables, project).value() + File.pathSeparator + files.plugins());
        variables.put("ANSIBLE_HOST_KEY_CHECKING", "True");
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put("LC_ALL", onMac() ? "en_US.UTF-8" : "C.UTF-8");
        if (!variables.containsKey("ANSIBLE_FORCE_COLOR")) {
            variables.put("ANSIBLE_NOCOLOR", "1");
        }
        // ssh then asks this program instead of the terminal, and gets no answer
        variables.put("SSH_ASKPASS", "/bin/false");
        variables.put("SSH_ASKPASS_REQUIRE", "force");
        return variables;
    }

    private static boolean onMac() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }
}
