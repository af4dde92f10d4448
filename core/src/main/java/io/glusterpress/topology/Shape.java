package io.glusterpress.topology;

import java.util.Map;

/** What may stand at one place of a topology file. */
sealed interface Shape {

    /** Returns what messages offer instead of a value of the wrong type. */
    String example();

    /** Returns what to do about a value of the wrong type. */
    default String advice() {
        return "write it like this: " + example();
    }

    record Text(String example) implements Shape {}

    record WholeNumber(String example) implements Shape {}

    record TrueOrFalse() implements Shape {
        @Override
        public String example() {
            return "true or false";
        }
    }

    record TextList(String example) implements Shape {}

    /**
     * A mapping with these keys and no others.
     *
     * @param example nothing where the names of the keys say enough
     */
    record Keys(String example, Map<String, Shape> shapes) implements Shape {
        @Override
        public String advice() {
            return example.isEmpty() ? "write the keys " + Shown.list(shapes.keySet(), "and") : Shape.super.advice();
        }
    }

    /** A mapping from names that people choose. */
    record Named(String example, Shape each) implements Shape {}

    /** A short form, and a mapping for those who need to say more. */
    record TextOr(Text text, Shape mapping) implements Shape {
        @Override
        public String example() {
            return text.example() + ", or " + mapping.example();
        }
    }
}
