package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("ansible")
@Timeout(120)
class RealAnsibleTest {

    @TempDir
    Path project;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void makeInventory() throws IOException {
        Files.writeString(project.resolve("hosts.yml"), """
                all:
                  hosts:
                    app1:
                      ansible_connection: local
                      ansible_python_interpreter: "{{ ansible_playbook_python }}"
                """);
    }

    private Ansible ansible(String playbook) throws IOException {
        Files.writeString(project.resolve("site.yml"), playbook);
        return Ansible.in(project)
                .executable(RealAnsible.executable())
                .inventory(Path.of("hosts.yml"))
                .forEachLine(lines::add);
    }

    @Test
    void tellsTheStatisticsOfEachHostAsTheyWereMade() throws IOException {
        var result = ansible("""
                        - name: Everything
                          hosts: all
                          gather_facts: false
                          vars:
                            stalls: [{longest: 0.2}, {longest: 0.31}]
                          tasks:
                            - name: Measure
                              ansible.builtin.set_stats:
                                data:
                                  measured:
                                    host: "{{ inventory_hostname }}"
                                    longest: "{{ stalls | map(attribute='longest') | max }}"
                                    bricks: "{{ [['a:/b'], ['c:/d']] | flatten }}"
                                per_host: true
                        """).run();

        assertThat(result.success()).isTrue();
        assertThat(result.statistics())
                .isEqualTo(Map.of(
                        "app1",
                        Map.of(
                                "measured",
                                Map.of("host", "app1", "longest", 0.31, "bricks", List.of("a:/b", "c:/d")))));
    }

    @Test
    void tellsWhatEveryTaskDid() throws IOException {
        var result = ansible("""
                        - name: Everything
                          hosts: all
                          gather_facts: false
                          tasks:
                            - name: Change
                              ansible.builtin.command: "true"
                            - name: Skip
                              ansible.builtin.command: "true"
                              when: false
                            - name: Say
                              ansible.builtin.debug: {msg: "{{ greeting }}"}
                            - name: Fail in a loop
                              ansible.builtin.command: "sh -c 'echo bad {{ item }} >&2; exit {{ item }}'"
                              loop: [0, 1, 2]
                              ignore_errors: true
                            - name: Keep a secret
                              ansible.builtin.fail: {msg: hunter2}
                              no_log: true
                              ignore_errors: true
                            - name: Keep secrets
                              ansible.builtin.fail: {msg: "hunter{{ item }}"}
                              loop: [2, 3]
                              no_log: true
                              ignore_errors: true
                            - name: Rescue
                              block:
                                - name: Fail and be rescued
                                  ansible.builtin.fail: {msg: not this}
                              rescue:
                                - name: Mend
                                  ansible.builtin.debug: {msg: [1, null, {a: ü}]}
                            - name: Fail
                              ansible.builtin.fail: {msg: this one}
                            - name: Do not come here
                              ansible.builtin.debug: {msg: x}
                        """).extraVars(Map.of("greeting", "grüß 'dich'")).run();

        assertThat(result.tasks())
                .extracting(task -> task.task() + " " + task.status())
                .containsExactly(
                        "Change CHANGED",
                        "Skip SKIPPED",
                        "Say OK",
                        "Fail in a loop IGNORED",
                        "Keep a secret IGNORED",
                        "Keep secrets IGNORED",
                        "Fail and be rescued FAILED",
                        "Mend OK",
                        "Fail FAILED");
        assertThat(message(result, "Say")).isEqualTo("grüß 'dich'");
        assertThat(message(result, "Fail in a loop"))
                .matches(
                        "1: .*non-zero return code.? \\(rc 1\\)\\nbad 1; 2: .*non-zero return code.? \\(rc 2\\)\\nbad 2");
        assertThat(message(result, "Keep a secret")).isEqualTo("the result is hidden by no_log");
        assertThat(message(result, "Keep secrets")).isEqualTo("the result is hidden by no_log");
        assertThat(result.toString()).doesNotContain("hunter");
        assertThat(result.success()).isFalse();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.host()).isEqualTo("app1");
            assertThat(failure.play()).isEqualTo("Everything");
            assertThat(failure.task()).isEqualTo("Fail");
            assertThat(failure.message()).isEqualTo("this one");
        });
        assertThat(result.hosts()).singleElement().satisfies(host -> {
            assertThat(host.ok()).isEqualTo(6);
            assertThat(host.changed()).isEqualTo(2);
            assertThat(host.failed()).isEqualTo(1);
            assertThat(host.skipped()).isEqualTo(1);
            assertThat(host.time()).isPositive();
        });
        assertThat(lines).anyMatch(line -> line.startsWith("TASK [Change] ***"));
        assertThat(lines).noneMatch(line -> line.contains("\u001b"));
        assertThat(lines).noneMatch(line -> line.contains("callback plugin"));
    }

    @Test
    void tellsTasksOfHandlersAndRoles() throws IOException {
        var tasks = Files.createDirectories(project.resolve("roles/fstab/tasks"));
        Files.writeString(tasks.resolve("main.yml"), """
                - name: Write the entry
                  ansible.builtin.command: "true"
                  notify: Reload
                """);
        var handlers = Files.createDirectories(project.resolve("roles/fstab/handlers"));
        Files.writeString(handlers.resolve("main.yml"), """
                - name: Reload
                  ansible.builtin.command: "true"
                """);

        var result = ansible("- {name: Mount, hosts: all, gather_facts: false, roles: [fstab]}\n")
                .run();

        assertThat(result.success()).isTrue();
        assertThat(result.changes())
                .extracting(TaskResult::task)
                .containsExactly("fstab : Write the entry", "fstab : Reload");
    }

    @Test
    void changesNothingInCheckMode() throws IOException {
        var file = project.resolve("written");

        var result = ansible("""
                        - name: Write
                          hosts: all
                          gather_facts: false
                          tasks:
                            - name: Write a file
                              ansible.builtin.copy: {content: "new\\n", dest: "%s", mode: "0644"}
                        """.formatted(file)).check().diff().run();

        assertThat(result.success()).isTrue();
        assertThat(result.changes()).extracting(TaskResult::task).containsExactly("Write a file");
        assertThat(file).doesNotExist();
        assertThat(lines).contains("+new");
    }

    @Test
    void tellsWhatIsWrongWithAPlaybook() throws IOException {
        var result = ansible("- hosts: all\n  tusks: []\n").run();

        assertThat(result.success()).isFalse();
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.error())
                .hasValueSatisfying(
                        error -> assertThat(error).containsIgnoringCase("error").contains("tusks"));
    }

    @Test
    void isNoSuccessWhenNoHostMatches() throws IOException {
        var result = ansible("- {name: Nobody, hosts: nobody, gather_facts: false, tasks: []}\n")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.success()).isFalse();
    }

    @Test
    void endsEveryProcessAtTheTimeout() throws Exception {
        var result =
                ansible("""
                        - name: Wait
                          hosts: all
                          gather_facts: false
                          tasks:
                            - name: Change
                              ansible.builtin.command: "true"
                            - name: Sleep
                              ansible.builtin.command: "sh -c 'echo $$ >%s/pid; sleep 100; true'"
                        """.formatted(project)).timeout(Duration.ofSeconds(15)).run();

        assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(result.changes()).extracting(TaskResult::task).containsExactly("Change");
        long pid = Long.parseLong(Files.readString(project.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }

    @Test
    void usesTheConfigurationOfADirectoryThatEverybodyCanWriteTo() throws IOException {
        Files.createDirectories(project.resolve("elsewhere/plain/tasks"));
        Files.writeString(project.resolve("elsewhere/plain/tasks/main.yml"), """
                - name: Find the role
                  ansible.builtin.debug: {msg: here}
                """);
        Files.writeString(project.resolve("ansible.cfg"), "[defaults]\nroles_path = elsewhere\n");
        assertThat(project.toFile().setWritable(true, false)).isTrue();

        var result = ansible("- {name: Role, hosts: all, gather_facts: false, roles: [plain]}\n")
                .run();

        assertThat(result.success()).isTrue();
    }

    private static String message(RunResult result, String task) {
        return result.tasks().stream()
                .filter(one -> one.task().equals(task))
                .map(TaskResult::message)
                .findFirst()
                .orElse("no such task");
    }
}
