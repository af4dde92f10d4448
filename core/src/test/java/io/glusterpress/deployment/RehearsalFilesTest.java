package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What programs read of a rehearsal. */
class RehearsalFilesTest {

    @Test
    void writesJunitXml() throws Exception {
        String xml = JunitXml.of(Rehearsals.failed(), phase -> "output of " + phase.id() + "\u0007\n");

        assertThat(xml).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="Rehearsal of ashleyrich" tests="10" failures="1" errors="0" skipped="4" time="4.000">
                  <testcase classname="rehearsal.ashleyrich" name="Install the collections" time="0.500">
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Remove leftovers" time="0.500">
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Start the containers" time="0.500">
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Set up the sites" time="0.500">
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Deploy" time="1.500">
                    <failure message="'Deploy' failed on app1." type="failed">'Deploy' failed on app1.

                app1: fstab : Mount &quot;it&quot; (play Clients)
                  no &lt;route&gt; &amp; \uFFFD[31mred\uFFFD\uD83D\uDE00
                  second line</failure>
                    <system-out>output of deploy\uFFFD</system-out>
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Deploy again" time="0.000">
                    <skipped message="an earlier phase did not pass"/>
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Verify" time="0.000">
                    <skipped message="an earlier phase did not pass"/>
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Fail over each server" time="0.000">
                    <skipped message="an earlier phase did not pass"/>
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Verify again" time="0.000">
                    <skipped message="an earlier phase did not pass"/>
                  </testcase>
                  <testcase classname="rehearsal.ashleyrich" name="Remove the containers" time="0.500">
                  </testcase>
                </testsuite>
                """);
        assertThat(parse(xml).getElementsByTagName("testcase").getLength()).isEqualTo(10);
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        String output =
                IntStream.rangeClosed(1, 1000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        var out = parse(JunitXml.of(Rehearsals.failed(), phase -> output)).getElementsByTagName("system-out");

        assertThat(out.item(0).getTextContent().lines())
                .hasSize(200)
                .startsWith("801")
                .endsWith("1000");
    }

    @Test
    void tellsTheStallsInJunitXml() {
        assertThat(JunitXml.of(Rehearsals.passed(), phase -> "unused")).contains("""
                <testcase classname="rehearsal.ashleyrich" name="Fail over each server" time="83.000">
                    <system-out>longest stall without gluster2: 0.310 s
                longest stall without gluster1: 1.200 s</system-out>
                  </testcase>
                """);
    }

    @Test
    void writesJson() {
        assertThat(RehearsalJson.of(Rehearsals.passed())).startsWith("""
                {
                  "name" : "ashleyrich",
                  "success" : true,
                  "seconds" : 160.57,
                  "longest_stall_seconds" : 1.2,
                  "phases" : [
                    {
                      "phase" : "collections",
                      "title" : "Install the collections",
                      "result" : "passed",
                      "seconds" : 2.04,
                      "changes" : 0,
                      "failures" : [ ],
                      "servers" : [ ]
                    },
                """).contains("""
                    {
                      "phase" : "failover",
                      "title" : "Fail over each server",
                      "result" : "passed",
                      "seconds" : 83,
                      "changes" : 0,
                      "longest_stall_seconds" : 1.2,
                      "failures" : [ ],
                      "servers" : [
                        {
                          "server" : "gluster2",
                          "longest_stall_seconds" : 0.31,
                          "healed_after_seconds" : 4,
                          "served" : [
                            {
                              "brick" : "10.132.0.11:/srv/a",
                              "reads" : 12,
                              "bytes_read" : 4096,
                              "bytes_written" : 0
                            }
                          ]
                        },
                """);
        assertThat(RehearsalJson.of(Rehearsals.failed()).lines().map(String::strip))
                .containsSequence(
                        "\"result\" : \"failed\",",
                        "\"seconds\" : 1.5,",
                        "\"changes\" : 0,",
                        "\"problem\" : \"'Deploy' failed on app1.\\n\\napp1: fstab : Mount \\\"it\\\" (play Clients)\\n  no"
                                + " <route> & \\u001B[31mred\\u0000\uD83D\uDE00\\n  second line\",",
                        "\"failures\" : [",
                        "{",
                        "\"host\" : \"app1\",",
                        "\"play\" : \"Clients\",",
                        "\"task\" : \"fstab : Mount \\\"it\\\"\",",
                        "\"message\" : \"no <route> & \\u001B[31mred\\u0000\uD83D\uDE00\\r\\nsecond line\"");
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }
}
