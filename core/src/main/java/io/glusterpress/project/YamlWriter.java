package io.glusterpress.project;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as YAML, for templates as {@code $yaml}.
 *
 * <p>What is written reads back as the same value under YAML 1.1 and 1.2. Text that Ansible would take for a Jinja expression is
 * tagged {@code !unsafe}, so that it stays text.
 */
public final class YamlWriter {

    private static final String STEP = "  ";

    YamlWriter() {}

    /**
     * Writes one value: text, a number, or true or false.
     *
     * @param value the value, or an {@link Optional} that holds one
     * @return the YAML, on one line
     * @throws IllegalArgumentException if it is not one value
     */
    public String scalar(Object value) {
        return scalar(value, YamlText.Place.BLOCK);
    }

    /**
     * Writes a value on one line: {@code [a, b]}, {@code {a: 1}}, or a scalar.
     *
     * @param value a collection, a map, or one value, nested at will
     * @return the YAML, on one line
     * @throws IllegalArgumentException if a part of it is no value of YAML
     */
    public String flow(Object value) {
        if (value instanceof Collection<?> items) {
            return flowList(items);
        }
        if (value instanceof Map<?, ?> entries) {
            return flowMap(entries);
        }
        if (value instanceof Optional<?> optional) {
            return flow(present(optional));
        }
        return scalar(value, YamlText.Place.FLOW);
    }

    /**
     * Writes the lines of a sequence, each item after a dash.
     *
     * @param indent the number of spaces before each line
     * @param items the items: values, maps or collections
     * @return the lines, without a line feed after the last; {@code []} if there is no item
     */
    public String list(int indent, Collection<?> items) {
        return lines(indent, items);
    }

    /**
     * Writes the lines of a mapping, in the order of the map.
     *
     * @param indent the number of spaces before each line
     * @param entries the keys with their values: values, maps or collections
     * @return the lines, without a line feed after the last; <code>{}</code> if there is no entry
     */
    public String map(int indent, Map<?, ?> entries) {
        return lines(indent, entries);
    }

    private String lines(int indent, Object value) {
        String margin = " ".repeat(indent);
        StringBuilder out = new StringBuilder(margin);
        block(out, margin, value);
        return out.toString();
    }

    /** Appends a value whose first line starts where the output stands, and whose other lines start after the margin. */
    private void block(StringBuilder out, String margin, Object value) {
        if (value instanceof Collection<?> items && !items.isEmpty()) {
            String separator = "";
            for (Object item : items) {
                out.append(separator).append("- ");
                block(out, margin + STEP, item);
                separator = "\n" + margin;
            }
        } else if (value instanceof Map<?, ?> entries && !entries.isEmpty()) {
            String separator = "";
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                out.append(separator).append(scalar(entry.getKey())).append(':');
                below(out, margin, entry.getValue());
                separator = "\n" + margin;
            }
        } else if (value instanceof Optional<?> optional) {
            block(out, margin, present(optional));
        } else {
            out.append(value instanceof Collection || value instanceof Map ? flow(value) : scalar(value));
        }
    }

    private void below(StringBuilder out, String margin, Object value) {
        if (value instanceof Optional<?> optional) {
            below(out, margin, present(optional));
        } else if ((value instanceof Collection<?> items && !items.isEmpty())
                || (value instanceof Map<?, ?> entries && !entries.isEmpty())) {
            out.append('\n').append(margin).append(STEP);
            block(out, margin + STEP, value);
        } else {
            out.append(' ');
            block(out, margin, value);
        }
    }

    private String flowList(Collection<?> items) {
        StringBuilder out = new StringBuilder("[");
        for (Iterator<?> rest = items.iterator(); rest.hasNext(); ) {
            out.append(flow(rest.next())).append(rest.hasNext() ? ", " : "");
        }
        return out.append(']').toString();
    }

    private String flowMap(Map<?, ?> entries) {
        StringBuilder out = new StringBuilder("{");
        String separator = "";
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            out.append(separator)
                    .append(scalar(entry.getKey(), YamlText.Place.FLOW))
                    .append(": ")
                    .append(flow(entry.getValue()));
            separator = ", ";
        }
        return out.append('}').toString();
    }

    private static String scalar(Object value, YamlText.Place place) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof Enum) {
            return YamlText.write(value.toString(), place);
        }
        if (value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Double || value instanceof Float) {
            return number(((Number) value).doubleValue(), value.toString());
        }
        if (value instanceof Optional<?> optional) {
            return scalar(present(optional), place);
        }
        String advice = value instanceof Collection || value instanceof Map
                ? "write it with $yaml.flow, $yaml.list or $yaml.map"
                : "write one of its properties";
        throw new IllegalArgumentException(value + " is not one value; " + advice);
    }

    private static String number(double value, String digits) {
        if (Double.isNaN(value)) {
            return ".nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        String plain = new BigDecimal(digits).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private static Object present(Optional<?> optional) {
        if (optional.isEmpty()) {
            throw new IllegalArgumentException("the value is empty; test it with #if before it is written");
        }
        return optional.get();
    }
}
