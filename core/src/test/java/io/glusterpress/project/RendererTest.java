package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RendererTest {

    @Test
    void writesATemplateWithoutLinesForDirectives() {
        AnsibleProject project = Sample.project("hosts.yml.vm", """
                ---
                ## Every host, whatever it is for.
                all:
                  hosts:
                  ## Names only.
                #foreach($host in $topology.hosts)
                    $host.name:
                      #if($topology.sites)
                      address: $yaml.scalar($host.address)
                      #else
                      idle: true
                      #end
                #end
                  #set($user = $topology.ssh.user)
                  user: $user
                # a comment, #2, for $5 or $ and #[[$HOME and ## this]]#
                """);
        assertThat(Sample.text(project, "hosts.yml")).isEqualTo("""
                        ---
                        all:
                          hosts:
                            gluster1:
                              address: 203.0.113.11
                            gluster2:
                              address: 203.0.113.12
                            app1:
                              address: 203.0.113.21
                          user: ashley
                        # a comment, #2, for $5 or $ and $HOME and ## this
                        """);
    }

    @Test
    void readsRecordsAndOptionals() {
        AnsibleProject project = Sample.project("site.vm", """
                #foreach($site in $topology.sites)
                $site.name from $site.copyFrom.get().path, $site.copyFrom.isPresent() $site.copyFrom.present
                #if($site.copyFrom)
                copied
                #end
                #end
                #if($topology.ssh.jumpHost)
                never
                #end
                ${topology.hosts.size()} ${topology.servers.get(0).privateAddress} $topology.host("app1").address
                #foreach($server in $topology.servers)$server.name#if($foreach.hasNext), #end#end
                """);
        assertThat(Sample.text(project, "site")).isEqualTo("""
                        ashleyrich.com from /home/ashley/ashleyrich.com, true true
                        copied
                        3 10.132.0.11 203.0.113.21
                        gluster1, gluster2
                        """);
    }

    @Test
    void namesFilesAfterTheTopologyAndItsHosts() {
        AnsibleProject project = Sample.project(
                "inventories/__name__/hosts.yml",
                "a",
                "inventories/__name__/host_vars/__host__/generated.yml.vm",
                "gluster_address: $host.privateAddress",
                "plain/__host__.txt",
                "$host");
        assertThat(Sample.paths(project))
                .containsExactly(
                        "inventories/ashleyrich/host_vars/app1/generated.yml",
                        "inventories/ashleyrich/host_vars/gluster1/generated.yml",
                        "inventories/ashleyrich/host_vars/gluster2/generated.yml",
                        "inventories/ashleyrich/hosts.yml",
                        "plain/app1.txt",
                        "plain/gluster1.txt",
                        "plain/gluster2.txt");
        assertThat(Sample.text(project, "inventories/ashleyrich/host_vars/gluster2/generated.yml"))
                .isEqualTo("gluster_address: 10.132.0.12\n");
        assertThat(Sample.text(project, "plain/app1.txt")).isEqualTo("$host");
    }

    @Test
    void copiesFilesThatAreNoTemplatesByteForByte() {
        byte[] bytes = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a', '\r', '\n', '$', 'x', (byte) 0xFF, 0};
        TemplateTree tree = new TemplateTree("1.0", List.of(new TemplateSource("a.bin", "templates/a.bin", bytes)));
        AnsibleProject project = AnsibleProject.of(Sample.topology(), tree, null);
        assertThat(project.files().get(1).path()).isEqualTo("a.bin");
        assertThat(project.files().get(1).content()).isEqualTo(bytes);
    }

    @Test
    void makesNoFileOfATemplateThatRendersToNothing() {
        AnsibleProject project = Sample.project(
                "no.yml.vm", "#if($topology.clients.isEmpty())\n---\n#end\n \n", "empty.yml", "", "yes.yml.vm", "---");
        assertThat(Sample.paths(project)).containsExactly("empty.yml", "yes.yml");
        assertThat(Sample.text(project, "yes.yml")).isEqualTo("---\n");
    }

    @Test
    void writesLineFeedsAndNoByteOrderMark() {
        AnsibleProject project = Sample.project("a.yml.vm", "\uFEFF---\r\n#if(true)\r\na: \u00fc\r\n#end\r\n");
        assertThat(Sample.text(project, "a.yml")).isEqualTo("---\na: \u00fc\n");
    }

    @Test
    void includesATemplateOfTheTree() {
        AnsibleProject project = Sample.project("a.vm", "a\n#parse('b.vm')\nc\n", "b.vm", "b $topology.name\n");
        assertThat(Sample.text(project, "a")).isEqualTo("a\nb ashleyrich\nc\n");
    }

    @Test
    void keepsMacrosToTheirTemplate() {
        AnsibleProject project =
                Sample.project("a.vm", "#macro(m $x)\n$x!\n#end\n#m(1)\n", "b.vm", "#macro(m $x)\n$x?\n#end\n#m(1)\n");
        assertThat(Sample.text(project, "a")).isEqualTo("1!\n");
        assertThat(Sample.text(project, "b")).isEqualTo("1?\n");
    }

    @Test
    void namesFileLineColumnAndReasonOfAMistake() {
        assertMistake("a: 1\n  $nope\n", 2, 3, "Variable $nope has not been set");
        assertMistake("$host.name\n", 1, 1, "Variable $host has not been set");
        assertMistake(
                "a: ${topology.nope}\n",
                1,
                15,
                "Object 'io.glusterpress.topology.Topology' does not contain property 'nope'");
        assertMistake(
                "a: $topology.nope(1)\n",
                1,
                14,
                "Object 'io.glusterpress.topology.Topology' does not contain method nope(java.lang.Integer)");
        assertMistake("a\n$topology.host('zz').name\n", 2, 11, "no host zz; there is gluster1, gluster2 and app1");
        assertMistake("#if($topology.name == 'a'\nx\n", 2, 1, "Encountered \"x\"");
        assertMistake("#foreach($h in $topology.hosts)\n$h.name\n", 3, 1, "Encountered \"<EOF>\"");
        assertMistake("a\n #parse('../b.vm')\n", 2, 10, "there is no template ../b.vm");
        assertMistake("#include('/etc/hostname')", 1, 11, "there is no template /etc/hostname");
        assertMistake(
                "k: $yaml.scalar($topology.ssh.jumpHost)\n",
                1,
                10,
                "the value is empty; test it with #if before it is written");
        assertMistake(
                "#foreach($i in 5)\n$i\n#end\n",
                0,
                0,
                "Velocity failed on it: java.lang.NullPointerException: Cannot read field \"kind\" because \"t\" is null");
    }

    @Test
    void namesTheTemplateThatWasIncludedForItsMistake() {
        assertThatThrownBy(() -> Sample.project("a.vm", "\n#parse('lib/b.vm')", "lib/b.vm", "b\n\n $nope"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage("templates/lib/b.vm:3:2: Variable $nope has not been set");
    }

    @Test
    void keepsTemplatesAwayFromReflection() {
        assertMistake(
                "$topology.class.forName('java.lang.System')",
                1,
                17,
                "Object 'java.lang.Class' does not contain method forName(java.lang.String)");
        assertMistake(
                "$yaml.getClass().getClassLoader()",
                1,
                18,
                "Object 'java.lang.Class' does not contain method getClassLoader()");
        assertMistake(
                "$topology.class.classLoader",
                1,
                17,
                "Object 'java.lang.Class' does not contain property 'classLoader'");
    }

    private static void assertMistake(String template, int line, int column, String reason) {
        String place = line == 0 ? "" : ":" + line + ":" + column;
        assertThatThrownBy(() -> Sample.project("roles/a.yml.vm", template))
                .isInstanceOfSatisfying(InvalidTemplate.class, mistake -> {
                    assertThat(mistake).hasMessage("templates/roles/a.yml.vm" + place + ": " + reason);
                    assertThat(mistake.template()).isEqualTo("templates/roles/a.yml.vm");
                    assertThat(mistake.line()).isEqualTo(line);
                    assertThat(mistake.column()).isEqualTo(column);
                    assertThat(mistake.reason()).isEqualTo(reason);
                });
    }

    @Test
    void refusesATemplateThatIsNotUtf8() {
        byte[] latin1 = "a: \u00fc".getBytes(StandardCharsets.ISO_8859_1);
        TemplateTree tree = new TemplateTree("1.0", List.of(new TemplateSource("a.vm", "templates/a.vm", latin1)));
        assertThatThrownBy(() -> AnsibleProject.of(Sample.topology(), tree, null))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage("templates/a.vm: it is not text in UTF-8");
    }

    @Test
    void refusesTwoTemplatesForOneFile() {
        assertThatThrownBy(() -> Sample.project("a.yml", "1", "a.yml.vm", "2"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage("templates/a.yml.vm: it makes a.yml, as templates/a.yml does; keep one of them");
    }

    @Test
    void refusesFilesThatCannotExistEverywhere() {
        assertThatThrownBy(() -> Sample.project("README.md", "1", "Readme.md", "2"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage(
                        "templates/Readme.md: it makes Readme.md, which cannot exist beside README.md on every operating system");
        assertThatThrownBy(() -> Sample.project("roles", "1", "roles/a", "2"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage(
                        "templates/roles/a: it makes roles/a, which cannot exist beside roles on every operating system");
        assertThatThrownBy(() -> Sample.project("a:b", "1"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage("templates/a:b: it makes a file named a:b, which is no name on every operating system");
        assertThatThrownBy(() -> Sample.project("a/../../b", "1"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage(
                        "templates/a/../../b: it makes a file named a/../../b, which is no name on every operating system");
        assertThatThrownBy(() -> Sample.project(".glusterpress/manifest.json", "1"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage(
                        "templates/.glusterpress/manifest.json: .glusterpress is kept for the generator's own records");
    }

    @Test
    void makesTheSameBytesInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<GeneratedFile> expected = AnsibleProject.of(Sample.topology()).files();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(AnsibleProject.of(Sample.topology()).files()).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void rendersInParallel() throws Exception {
        List<GeneratedFile> expected = AnsibleProject.of(Sample.topology()).files();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<GeneratedFile>>> tasks = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> AnsibleProject.of(Sample.topology()).files());
            }
            for (Future<List<GeneratedFile>> result : pool.invokeAll(tasks)) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdown();
        }
    }
}
