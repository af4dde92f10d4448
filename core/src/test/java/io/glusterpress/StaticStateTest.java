package io.glusterpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two users of the library in one process do not meet: nothing that is shared can change. */
class StaticStateTest {

    @Test
    void isConstantButForWhatIsNamedHere() {
        List<String> changing = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("io.glusterpress")) {
            for (Field field : type.reflect().getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() && !isConstant(field)) {
                    changing.add(type.getSimpleName() + "." + field.getName());
                }
            }
        }
        // what this process holds: the operating system has one lock for all of it
        assertThat(changing).containsExactly("OutputLock.HELD_BY_THIS_PROCESS");
    }

    @Test
    void isFoundWhereItIs() throws ReflectiveOperationException {
        List<String> changing = new ArrayList<>();
        for (Field field : Changing.class.getDeclaredFields()) {
            if (!field.isSynthetic() && !isConstant(field)) {
                changing.add(field.getName());
            }
        }
        assertThat(changing).containsExactlyInAnyOrder("count", "LIST", "NESTED", "COUNTER", "BUILDER");
    }

    private static boolean isConstant(Field field) {
        try {
            field.setAccessible(true);
            return Modifier.isFinal(field.getModifiers()) && isConstant(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells whether nothing can be put into a value. Tables such as arrays are private, and filled when their class is loaded. */
    private static boolean isConstant(Object value) {
        if (value instanceof Collection<?> items) {
            return isUnmodifiable(items) && items.stream().allMatch(StaticStateTest::isConstant);
        }
        if (value instanceof Map<?, ?> entries) {
            return isUnmodifiable(entries) && entries.values().stream().allMatch(StaticStateTest::isConstant);
        }
        return !(value instanceof Appendable)
                && !(value instanceof ThreadLocal)
                && !value.getClass().getName().startsWith("java.util.concurrent.");
    }

    private static boolean isUnmodifiable(Object collection) {
        return collection.getClass().getName().startsWith("java.util.ImmutableCollections$");
    }

    /** Shared state of every kind, for the test of the test. */
    @SuppressWarnings("unused")
    static final class Changing {

        static final String NAME = "constant";
        static final List<String> NAMES = List.of("constant");
        static int count;
        static final List<String> LIST = new ArrayList<>();
        static final List<List<String>> NESTED = List.of(new ArrayList<>());
        static final AtomicInteger COUNTER = new AtomicInteger();
        static final StringBuilder BUILDER = new StringBuilder();

        private Changing() {}
    }
}
