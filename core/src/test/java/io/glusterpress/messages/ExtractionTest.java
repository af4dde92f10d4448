package io.glusterpress.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts that are read from each kind of source. */
class ExtractionTest {

    @Test
    void readsConcatenationsOfJava() {
        assertThat(said(JavaMessages.in("A.java", """
                        // "no message in a comment"
                        /** "nor in Javadoc" */
                        throw new Refused("There is no file " + path.of("one two three") + ". Write "
                                + "one there.", cause);
                        return count > 1 ? name + " has \\"many\\" of these" : String.format("%s has %d of these", name, count);
                        char quote = '"';
                        log.warn("said all the same: " + quote);
                        """).stream().map(JavaMessages.Text::message)))
                .containsExactly(
                        "one two three",
                        "There is no file …. Write one there.",
                        "… has \"many\" of these",
                        "… has … of these",
                        "said all the same: …");
    }

    @Test
    void readsLiteralsOfPython() {
        assertThat(said(PythonMessages.in("a.py", """
                        \"""No message in a docstring.\"""
                        # "nor in a comment"
                        module.fail_json(
                            msg="Brick %s is 100%% full: "
                            "it has %d bytes." % (path, free)
                        )
                        other('a quote\\'s end is here')
                        """).stream()))
                .containsExactly("Brick … is 100% full: it has … bytes.", "a quote's end is here");
    }

    @Test
    void readsTasksThatFail() {
        assertThat(said(YamlMessages.in("a.yml", """
                        - name: Refuse what is not there
                          ansible.builtin.assert:
                            that: x
                            fail_msg: >-
                              There is no {{ x | default('one two three') }} on
                              {{ inventory_hostname }}.
                        - block:
                            - name: Tell what was found
                              ansible.builtin.debug:
                                msg: not a failure at all
                            - name: Fail
                              ansible.builtin.fail:
                                msg: "It failed on this host."
                        """).stream()))
                .containsExactly("There is no … on ….", "It failed on this host.");
    }

    @Test
    void readsEndsOfScripts() {
        assertThat(said(ShellMessages.in("a.sh", """
                        echo "not a failure at all"
                        stop 3 "no engine answers at $HOST; see ${log} and $(tail -n 1 "$log")" "start it with systemctl"
                        reason="$name cannot be pulled"
                        """).stream()))
                .containsExactly(
                        "no engine answers at …; see … and …", "start it with systemctl", "… cannot be pulled");
    }

    private static List<String> said(Stream<Message> messages) {
        return messages.filter(Message::isSaid).map(Message::text).toList();
    }
}
