package io.glusterpress;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Users of a class meet none of the libraries that it works with. */
final class HideLibraries extends ArchCondition<JavaClass> {

    private static final List<String> LIBRARIES = List.of(
            "org.apache.velocity.", "com.fasterxml.jackson.", "org.yaml.snakeyaml.", "org.apache.commons.exec.");

    HideLibraries() {
        super("hide the libraries that they work with");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .filter(HideLibraries::isOfLibrary)
                .forEach(it -> report(type, it.getName(), "above it", events));
        type.getFields().stream().filter(HideLibraries::isVisible).forEach(it -> check(type, it, events));
        type.getCodeUnits().stream().filter(HideLibraries::isVisible).forEach(it -> check(type, it, events));
    }

    private static void check(JavaClass type, JavaField field, ConditionEvents events) {
        leaks(Stream.of(field.getType()))
                .forEach(it -> report(type, it.getName(), "in the field " + field.getName(), events));
    }

    private static void check(JavaClass type, JavaCodeUnit method, ConditionEvents events) {
        Stream<JavaType> signature =
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
        Stream<JavaType> thrown = method.getThrowsClause().getTypes().stream().map(it -> (JavaType) it);
        leaks(Stream.concat(signature, thrown))
                .forEach(it -> report(type, it.getName(), "in " + method.getName(), events));
    }

    private static Stream<JavaClass> leaks(Stream<JavaType> types) {
        return types.map(JavaType::getAllInvolvedRawTypes)
                .flatMap(Set::stream)
                .filter(HideLibraries::isOfLibrary)
                .distinct();
    }

    private static boolean isOfLibrary(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(it -> LIBRARIES.stream().anyMatch(it.getName()::startsWith));
    }

    private static boolean isVisible(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static void report(JavaClass type, String leak, String where, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " shows " + leak + " " + where));
    }
}
