package io.glusterpress.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may stand at one place of a topology file. */
sealed interface Shape {

    /** Returns what messages offer instead of a value of the wrong type. */
    String example();

    /** Returns what to do about a value of the wrong type. */
    default String advice() {
        return "write it like this: " + example();
    }

    record Text(String example, Form form) implements Shape {}

    /**
     * A whole number.
     *
     * @param least the smallest that is allowed
     * @param most the largest that is allowed
     */
    record WholeNumber(String example, int least, int most) implements Shape {}

    record TrueOrFalse() implements Shape {
        @Override
        public String example() {
            return "true or false";
        }
    }

    /** A list with at least one text, and none of them twice. */
    record TextList(String example, Form each) implements Shape {}

    /**
     * A mapping with these keys and no others.
     *
     * @param example nothing where the names of the keys say enough
     * @param stricter what one key must look like when another is left out
     */
    record Keys(String example, List<Key> keys, Optional<Stricter> stricter) implements Shape {

        public Keys {
            keys = List.copyOf(keys);
        }

        Keys(String example, Key... keys) {
            this(example, List.of(keys), Optional.empty());
        }

        Keys with(Stricter rule) {
            return new Keys(example, keys, Optional.of(rule));
        }

        Map<String, Shape> shapes() {
            Map<String, Shape> shapes = new LinkedHashMap<>();
            keys.forEach(key -> shapes.put(key.name(), key.shape()));
            return shapes;
        }

        /** Tells whether a key may be left out. */
        boolean isOptional(String name) {
            return keys.stream().anyMatch(key -> key.name().equals(name) && !key.isRequired());
        }

        /** Returns the keys that have to be there. */
        List<Key> required() {
            return keys.stream().filter(Key::isRequired).toList();
        }

        /** Returns the key that alone has to be there, when it may have this value where no other key is. */
        Optional<String> only(String value) {
            return required().size() == 1
                            && required().get(0).shape() instanceof Text text
                            && text.form().allows(value)
                            && stricter.stream().allMatch(rule -> rule.form().allows(value))
                    ? Optional.of(required().get(0).name())
                    : Optional.empty();
        }

        @Override
        public String advice() {
            return example.isEmpty()
                    ? "write the keys "
                            + Shown.list(required().stream().map(Key::name).toList(), "and")
                    : Shape.super.advice();
        }
    }

    /** A form that a key must have when another is left out. */
    record Stricter(String without, String key, Form form) {}

    /**
     * A mapping from names that people choose.
     *
     * @param what the name stands for
     * @param names the names that are allowed
     * @param least how many there must be
     */
    record Named(String example, String what, Form names, int least, Shape each) implements Shape {}

    /** A short form, and a mapping for those who need to say more. */
    record TextOr(Text text, Shape mapping) implements Shape {
        @Override
        public String example() {
            return text.example() + ", or " + mapping.example();
        }
    }
}
