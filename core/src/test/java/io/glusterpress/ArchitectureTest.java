package io.glusterpress;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

@AnalyzeClasses(packages = "io.glusterpress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String TOPOLOGY = "io.glusterpress.topology..";
    private static final String PROJECT = "io.glusterpress.project..";
    private static final String ANSIBLE = "io.glusterpress.ansible..";
    private static final String DEPLOYMENT = "io.glusterpress.deployment..";

    @ArchTest
    static final ArchRule WHAT_ALL_SHARE_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage("io.glusterpress")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOPOLOGY, PROJECT, ANSIBLE, DEPLOYMENT);

    @ArchTest
    static final ArchRule TOPOLOGY_KNOWS_NOBODY = noClasses()
            .that()
            .resideInAPackage(TOPOLOGY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROJECT, ANSIBLE, DEPLOYMENT);

    @ArchTest
    static final ArchRule PROJECT_KNOWS_THE_TOPOLOGY = noClasses()
            .that()
            .resideInAPackage(PROJECT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ANSIBLE, DEPLOYMENT);

    @ArchTest
    static final ArchRule ANSIBLE_RUNS_ANY_PLAYBOOK = noClasses()
            .that()
            .resideInAPackage(ANSIBLE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(TOPOLOGY, PROJECT, DEPLOYMENT);

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.glusterpress.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MAVEN_STAYS_IN_THE_PLUGIN =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.maven..");

    @ArchTest
    static final ArchRule VELOCITY_STAYS_IN_THE_PROJECT = noClasses()
            .that()
            .resideOutsideOfPackage(PROJECT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.velocity..");

    @ArchTest
    static final ArchRule PROCESSES_STAY_IN_ANSIBLE = noClasses()
            .that()
            .resideOutsideOfPackage(ANSIBLE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.exec..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NOTHING_IS_LOGGED = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule LOGGING_FACADES_ARE_ONLY_SILENCED = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("org.slf4j..", "org.apache.logging..").and(not(type(NOPLogger.class))));

    @ArchTest
    static final ArchRule EXCEPTIONS_SAY_WHAT_THEY_ARE = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

    @ArchTest
    static final ArchRule LIBRARIES_STAY_INSIDE = classes().that().arePublic().should(new HideLibraries());

    @Test
    void theRuleOnLibrariesSeesEveryKindOfLeak() {
        List<String> leaks = classes()
                .should(new HideLibraries())
                .evaluate(new ClassFileImporter().importClasses(Leaking.class))
                .getFailureReport()
                .getDetails();

        String name = Leaking.class.getName();
        String json = JsonNode.class.getName();
        assertThat(leaks)
                .containsExactlyInAnyOrder(
                        name + " shows " + json + " in the field FIELD",
                        name + " shows " + json + " in <init>",
                        name + " shows " + json + " in parameter",
                        name + " shows " + json + " in returned",
                        name + " shows com.fasterxml.jackson.core.JsonProcessingException in thrown",
                        name + " shows java.lang.Iterable<" + json + "> above it");
    }
}
