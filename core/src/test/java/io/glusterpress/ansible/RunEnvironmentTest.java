package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEnvironmentTest {

    @TempDir
    Path project;

    private Map<String, String> environment(Map<String, String> base) {
        try (var files = RunFiles.create()) {
            assertThat(files.plugins().resolve("glusterpress_events.py")).isRegularFile();
            var variables = new RunEnvironment(base, project).with(files);
            assertThat(variables)
                    .containsEntry("GLUSTERPRESS_EVENTS", files.events().toString());
            assertThat(variables.get("ANSIBLE_CALLBACK_PLUGINS")).endsWith(":" + files.plugins());
            return variables;
        }
    }

    private String callbackPath(Map<String, String> base) {
        String value = environment(base).getOrDefault("ANSIBLE_CALLBACK_PLUGINS", "");
        return value.substring(0, value.lastIndexOf(':'));
    }

    @Test
    void keepsTheEnvironmentOfThisProcess() {
        assertThat(environment(Map.of("PATH", "/bin", "SSH_AUTH_SOCK", "/run/agent")))
                .containsEntry("PATH", "/bin")
                .containsEntry("SSH_AUTH_SOCK", "/run/agent")
                .doesNotContainKeys("ANSIBLE_CONFIG", "ANSIBLE_CALLBACKS_ENABLED");
    }

    @Test
    void runsWithoutATerminalAndWithItsOwnSettings() {
        assertThat(environment(Map.of("ANSIBLE_HOST_KEY_CHECKING", "False", "LC_ALL", "de_DE.ISO-8859-1")))
                .containsEntry("ANSIBLE_HOST_KEY_CHECKING", "True")
                .containsEntry("ANSIBLE_NOCOLOR", "1")
                .containsEntry("PYTHONUNBUFFERED", "1")
                .containsEntry("LC_ALL", "C.UTF-8")
                .containsEntry("SSH_ASKPASS", "/bin/false")
                .containsEntry("SSH_ASKPASS_REQUIRE", "force");
    }

    @Test
    void leavesColoursToWhoAsksForThem() {
        assertThat(environment(Map.of("ANSIBLE_FORCE_COLOR", "1"))).doesNotContainKey("ANSIBLE_NOCOLOR");
    }

    @Test
    void namesTheConfigurationOfTheProject() throws IOException {
        var config = Files.writeString(project.resolve("ansible.cfg"), "[defaults]\n");

        assertThat(environment(Map.of("ANSIBLE_CONFIG", "/other.cfg")))
                .containsEntry("ANSIBLE_CONFIG", config.toString());
    }

    @Test
    void addsToTheCallbackDirectoriesOfTheEnvironment() throws IOException {
        Files.writeString(project.resolve("ansible.cfg"), "[defaults]\ncallback_plugins = ours\n");

        assertThat(callbackPath(Map.of("ANSIBLE_CALLBACK_PLUGINS", "/theirs"))).isEqualTo("/theirs");
    }

    @Test
    void addsToTheCallbackDirectoriesOfTheConfiguration() throws IOException {
        Files.writeString(project.resolve("ansible.cfg"), """
                [callback_profile]
                callback_plugins = wrong
                [defaults]
                ; callback_plugins = wrong
                callback_plugins = plugins/callback:/opt/callback:~/mine:{{CWD}}/here  ; two
                callback_plugins_other = wrong
                """);

        assertThat(callbackPath(Map.of("HOME", "/home/ashley")))
                .isEqualTo(project + "/plugins/callback:/opt/callback:~/mine:" + project + "/here");
    }

    @Test
    void addsToTheCallbackDirectoriesThatAnsibleHasByItself() {
        assertThat(callbackPath(Map.of("HOME", "/home/ashley")))
                .isEqualTo("/home/ashley/.ansible/plugins/callback:/usr/share/ansible/plugins/callback");
        assertThat(callbackPath(Map.of("ANSIBLE_HOME", "/opt/ansible")))
                .isEqualTo("/opt/ansible/plugins/callback:/usr/share/ansible/plugins/callback");
    }
}
