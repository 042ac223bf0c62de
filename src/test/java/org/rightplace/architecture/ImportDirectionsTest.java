package org.rightplace.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Imports point one way through the house; each package may use only what is named here. */
class ImportDirectionsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rightplace");

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("facts", Set.of()),
            Map.entry("schema", Set.of()),
            Map.entry("store", Set.of()),
            Map.entry("web", Set.of("schema", "access")),
            Map.entry("rulebook", Set.of("facts", "schema")),
            Map.entry("explanation", Set.of("facts", "rulebook")),
            Map.entry("access", Set.of("store")),
            Map.entry("register", Set.of("facts", "store")),
            Map.entry("ledger", Set.of("access", "schema", "store", "web")),
            Map.entry("backup", Set.of("store", "ledger")),
            Map.entry("decision", Set.of("access", "facts", "schema", "rulebook", "explanation", "ledger", "web")),
            Map.entry("tribunal", Set.of("access", "rulebook", "explanation", "ledger", "decision", "choice")),
            Map.entry("choice", Set.of("access", "schema", "rulebook", "ledger", "decision", "web")),
            Map.entry("person", Set.of("access", "rulebook", "explanation", "ledger", "decision", "choice")),
            Map.entry(
                    "placement",
                    Set.of(
                            "access",
                            "facts",
                            "schema",
                            "rulebook",
                            "explanation",
                            "register",
                            "ledger",
                            "decision",
                            "choice",
                            "web")),
            Map.entry(
                    "toolkit",
                    Set.of("access", "facts", "schema", "rulebook", "explanation", "ledger", "decision", "web")),
            Map.entry(
                    "contract",
                    Set.of(
                            "access",
                            "facts",
                            "schema",
                            "rulebook",
                            "explanation",
                            "ledger",
                            "decision",
                            "toolkit",
                            "web")),
            Map.entry(
                    "governance",
                    Set.of(
                            "access",
                            "facts",
                            "schema",
                            "rulebook",
                            "explanation",
                            "ledger",
                            "decision",
                            "placement",
                            "web")),
            Map.entry(
                    "pages",
                    Set.of(
                            "access",
                            "draft",
                            "facts",
                            "schema",
                            "rulebook",
                            "explanation",
                            "register",
                            "ledger",
                            "decision",
                            "choice",
                            "placement",
                            "contract",
                            "toolkit",
                            "governance",
                            "web")),
            Map.entry("draft", Set.of("access", "store")),
            Map.entry(
                    "cli",
                    Set.of(
                            "access",
                            "facts",
                            "schema",
                            "store",
                            "rulebook",
                            "explanation",
                            "register",
                            "ledger",
                            "decision",
                            "backup",
                            "tribunal",
                            "choice",
                            "person",
                            "placement",
                            "contract",
                            "toolkit",
                            "governance",
                            "web")));

    @TestFactory
    List<DynamicTest> each_package_uses_only_what_stands_before_it() {
        var tests = new ArrayList<DynamicTest>();
        MAY_USE.forEach((name, allowed) -> {
            for (String other : MAY_USE.keySet()) {
                if (!other.equals(name) && !allowed.contains(other)) {
                    tests.add(DynamicTest.dynamicTest(
                            name + " does not use " + other,
                            () -> noClasses()
                                    .that()
                                    .resideInAPackage("org.rightplace." + name + "..")
                                    .should()
                                    .dependOnClassesThat()
                                    .resideInAPackage("org.rightplace." + other + "..")
                                    .allowEmptyShould(true)
                                    .check(CLASSES)));
                }
            }
        });
        return tests;
    }

    @Test
    void every_package_of_the_house_is_named_here() {
        var packages = CLASSES.stream()
                .map(c -> c.getPackageName().replaceFirst("org\\.rightplace\\.?", ""))
                .filter(name -> !name.isEmpty())
                .map(name -> name.split("\\.")[0])
                .distinct()
                .toList();
        org.assertj.core.api.Assertions.assertThat(MAY_USE.keySet()).containsAll(packages);
    }

    @Test
    void only_the_rulebook_knows_the_rules_engine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rightplace.rulebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools..", "org.mvel2..")
                .check(CLASSES);
    }

    @Test
    void only_access_knows_openid_connect() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rightplace.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..")
                .check(CLASSES);
    }

    @Test
    void the_rulebook_knows_no_sql_and_no_http() {
        noClasses()
                .that()
                .resideInAPackage("org.rightplace.rulebook..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "io.javalin..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void only_apis_pages_and_the_shell_speak_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rightplace.web..", "org.rightplace.pages..", "org.rightplace.cli..", "org.rightplace")
                .and()
                .haveSimpleNameNotEndingWith("Api")
                .and()
                .haveSimpleNameNotEndingWith("Pages")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.rightplace.web..")
                .check(CLASSES);
    }

    @Test
    void only_stores_speak_sql() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.rightplace.placement..",
                        "org.rightplace.contract..",
                        "org.rightplace.decision..",
                        "org.rightplace.explanation..",
                        "org.rightplace.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void nobody_uses_the_composition_root() {
        noClasses()
                .that()
                .resideInAPackage("org.rightplace..")
                .and()
                .resideOutsideOfPackage("org.rightplace")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rightplace")
                .check(CLASSES);
    }
}
