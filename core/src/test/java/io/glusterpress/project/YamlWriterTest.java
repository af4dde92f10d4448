package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

class YamlWriterTest {

    private final YamlWriter yaml = new YamlWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ashley",
                "203.0.113.11",
                "192.0.2.0/24",
                ".",
                "./a",
                "/srv/gluster/ashleyrich_com",
                "ashleyrich.com",
                "debian-12",
                "2s",
                "64MB",
                "fe80::1",
                "a:b",
                "it's",
                "yesterday",
                "e",
                "nullable",
                "_netdev,use-readdirp=no",
                "1.2.3",
                ".ansible-lint",
                "C:\\dir"
            })
    void leavesSafeTextPlain(String text) {
        assertThat(yaml.scalar(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "y",
                "Y",
                "n",
                "yes",
                "Yes",
                "NO",
                "on",
                "On",
                "off",
                "OFF",
                "true",
                "False",
                "null",
                "NULL",
                "~",
                "0",
                "1",
                "-1",
                "+1",
                "0755",
                "0o7",
                "0x1F",
                "0b101",
                "1_000",
                "1,000",
                "1:20",
                "190:20:30",
                "1:20.5",
                "1e3",
                "1E-3",
                "1.",
                ".5",
                "1.5",
                "-.5",
                "._",
                "._1",
                "6.8523015e+5",
                "685.230_15e+03",
                ".inf",
                "-.INF",
                ".nan",
                ".NaN",
                "08",
                "0.0",
                "2001-12-14",
                "2001-12-14t21:59:43.10-05:00",
                "2001-12-14 21:59:43.10 -5",
                "2001-1-1",
                "=",
                "<<",
                "-",
                "- a",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "a#b",
                "#a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "'a",
                " a",
                "a ",
                "[a",
                "{a",
                "]",
                "}",
                ",a",
                "---",
                "...",
                "... a",
                "--- a",
                "+",
                "a\tb",
                "\ta",
                "caf\u00e9",
                "\u4f60\u597d",
                "\ud83d\ude02"
            })
    void quotesWithDoubleQuotesWhatWouldBeReadAsSomethingElse(String text) {
        assertThat(yaml.scalar(text)).isEqualTo('"' + text.replace("\t", "\\t") + '"');
    }

    @Test
    void quotesWithSingleQuotesWhatHoldsDoubleQuotesOrBackslashes() {
        assertThat(yaml.scalar("\"a\"")).isEqualTo("'\"a\"'");
        assertThat(yaml.scalar("\\d: it's")).isEqualTo("'\\d: it''s'");
    }

    @Test
    void escapesWhatCannotBeSeen() {
        assertThat(yaml.scalar("a\nb\r\0\u0007\u001b\u007f\u0085\u00a0\u00ad\u2028\u202e\ufeff\ud800"))
                .isEqualTo("\"a\\nb\\r\\x00\\x07\\x1B\\x7F\\x85\u00a0\\xAD\\u2028\\u202E\\uFEFF\\uD800\"");
        assertThat(yaml.scalar("\"\n\\")).isEqualTo("\"\\\"\\n\\\\\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '\0',
            value = {
                "{{ lookup('pipe', 'id') }}!\"{{ lookup('pipe', 'id') }}\"",
                "{% raw %}!\"{% raw %}\"",
                "{# a #}!\"{# a #}\"",
                "a{{b!\"a{{b\"",
                "{{ \"a\" }}!'{{ \"a\" }}'"
            })
    void keepsTemplatesFromBeingEvaluated(String text, String quoted) {
        assertThat(yaml.scalar(text)).isEqualTo("!unsafe " + quoted);
    }

    @Test
    void writesNumbersAndTruthAsSuch() {
        assertThat(yaml.scalar(22)).isEqualTo("22");
        assertThat(yaml.scalar(-9_000_000_000L)).isEqualTo("-9000000000");
        assertThat(yaml.scalar(new BigInteger("18446744073709551616"))).isEqualTo("18446744073709551616");
        assertThat(yaml.scalar(0.5)).isEqualTo("0.5");
        assertThat(yaml.scalar(1e-7)).isEqualTo("0.00000010");
        assertThat(yaml.scalar(1e21)).isEqualTo("1000000000000000000000.0");
        assertThat(yaml.scalar(0.1f)).isEqualTo("0.1");
        assertThat(yaml.scalar(new BigDecimal("1.20"))).isEqualTo("1.20");
        assertThat(yaml.scalar(Double.NEGATIVE_INFINITY)).isEqualTo("-.inf");
        assertThat(yaml.scalar(Double.NaN)).isEqualTo(".nan");
        assertThat(yaml.scalar(true)).isEqualTo("true");
        assertThat(yaml.scalar('n')).isEqualTo("\"n\"");
    }

    @Test
    void writesWhatAnOptionalHolds() {
        assertThat(yaml.scalar(Optional.of("on"))).isEqualTo("\"on\"");
        assertThat(yaml.flow(Optional.of(List.of(1)))).isEqualTo("[1]");
        assertThatThrownBy(() -> yaml.scalar(Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value is empty; test it with #if before it is written");
    }

    @Test
    void refusesWhatIsNotOneValue() {
        assertThatThrownBy(() -> yaml.scalar(List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[a] is not one value; write it with $yaml.flow, $yaml.list or $yaml.map");
        assertThatThrownBy(() -> yaml.flow(List.of(new Pair(1, 2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Pair[left=1, right=2] is not one value; write one of its properties");
    }

    record Pair(int left, int right) {}

    @Test
    void writesCollectionsOnOneLine() {
        assertThat(yaml.flow(List.of())).isEqualTo("[]");
        assertThat(yaml.flow(Map.of())).isEqualTo("{}");
        assertThat(yaml.flow(ordered("a", List.of("x,y", "b:c", "[", "plain"), "on", ordered("k", 1))))
                .isEqualTo("{a: [\"x,y\", \"b:c\", \"[\", plain], \"on\": {k: 1}}");
    }

    @Test
    void writesCollectionsAsLines() {
        Object nested = ordered(
                "name",
                "web",
                "ports",
                List.of(80, 443),
                "empty",
                List.of(),
                "none",
                Map.of(),
                "maybe",
                Optional.of(ordered("a", "{{ b }}")),
                "deep",
                List.of(List.of("a", "b"), ordered("k", List.of(1), "l", 2)));
        assertThat(yaml.list(2, List.of("plain", nested)))
                .isEqualTo("""
                          - plain
                          - name: web
                            ports:
                              - 80
                              - 443
                            empty: []
                            none: {}
                            maybe:
                              a: !unsafe "{{ b }}"
                            deep:
                              - - a
                                - b
                              - k:
                                  - 1
                                l: 2""".indent(2).stripTrailing());
        assertThat(yaml.map(4, ordered("a", 1, "b", "0755"))).isEqualTo("    a: 1\n    b: \"0755\"");
        assertThat(yaml.list(2, List.of())).isEqualTo("  []");
        assertThat(yaml.map(0, Map.of())).isEqualTo("{}");
    }

    static Stream<String> nastyTexts() {
        List<String> parts = List.of(
                "",
                " ",
                "a",
                "0",
                "-",
                ":",
                "#",
                "'",
                "\"",
                "\\",
                "\n",
                "\t",
                "{",
                "}",
                "[",
                "]",
                ",",
                "&",
                "*",
                "!",
                "|",
                ">",
                "%",
                "@",
                "`",
                "?",
                "=",
                "~",
                "<",
                ".",
                "e",
                "x",
                "_",
                "+",
                "\u00e9",
                "\u0085",
                "\u2028",
                "\ud83d\ude02",
                "\u0000",
                "on",
                "null",
                "{{",
                "}}",
                "{%",
                "{#",
                "$",
                "\r");
        Random random = new Random(20261124);
        List<String> texts = new ArrayList<>();
        for (String first : parts) {
            for (String second : parts) {
                texts.add(first + second);
            }
        }
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n >= 0; n--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            texts.add(text.toString());
        }
        return Stream.of(String.join("\u0001", texts));
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    void readsBackAsTheSameText(String joined) {
        List<String> texts = Arrays.asList(joined.split("\u0001", -1));
        assertThat(texts).hasSizeGreaterThan(4000);
        for (String text : texts) {
            Map<String, Object> value = ordered(text.isEmpty() ? "k" : text, List.of(text, ordered("v", text)));
            assertThat(read(yaml.scalar(text))).isEqualTo(text);
            assertThat(read(yaml.flow(value))).isEqualTo(value);
            assertThat(read(yaml.map(2, value))).isEqualTo(value);
        }
    }

    private static Object read(String text) {
        return new Yaml(new UnsafeAsText(new LoaderOptions()))
                                        .load("v:\n  - " + text.strip().replace("\n", "\n  ") + "\n")
                                instanceof Map<?, ?> map
                        && map.get("v") instanceof List<?> list
                ? list.get(0)
                : "not the value";
    }

    private static final class UnsafeAsText extends SafeConstructor {

        UnsafeAsText(LoaderOptions options) {
            super(options);
            yamlConstructors.put(new Tag("!unsafe"), new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return ((ScalarNode) node).getValue();
                }
            });
        }
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
