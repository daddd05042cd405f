package dev.tidings.integration;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.UUID;

/** What the design says of the modules and their arrows, as rules over the compiled classes. */
final class HouseRules {
  private static final String[] LIBRARY = {
    "dev.tidings.event..",
    "dev.tidings.codec..",
    "dev.tidings.recorder..",
    "dev.tidings.sink..",
    "dev.tidings.metrics..",
    "dev.tidings.testkit.."
  };
  private static final String[] SERVER = {
    "dev.tidings.files..",
    "dev.tidings.store..",
    "dev.tidings.search..",
    "dev.tidings.api..",
    "dev.tidings.forward..",
    "dev.tidings.collect..",
    "dev.tidings.dashboard..",
    "dev.tidings.cli.."
  };

  private HouseRules() {}

  static List<ArchRule> all() {
    return List.of(
        sees("dev.tidings.event..", "java.."),
        sees("dev.tidings.recorder..", "java..", "dev.tidings.event..", "org.slf4j.."),
        noClasses()
            .that(resideInAnyPackage("dev.tidings.event..", "dev.tidings.recorder.."))
            .and()
            .doNotHaveFullyQualifiedName("dev.tidings.recorder.HostName")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net.."))
            .as("the model and the recorder see no network, but for the name of the host"),
        sees("dev.tidings.metrics..", "java..", "dev.tidings.recorder..", "io.micrometer.core.."),
        sees(
            "dev.tidings.testkit..",
            "java..",
            "dev.tidings.event..",
            "dev.tidings.recorder..",
            "org.junit.jupiter.api.extension..",
            "org.assertj.."),
        sink(
            "dev.tidings.sink.http..", "dev.tidings.codec..", "tools.jackson..", "javax.net.ssl.."),
        sink("dev.tidings.sink.fabric8..", "dev.tidings.sink.http..", "io.fabric8.kubernetes.."),
        sink(
            "dev.tidings.sink.clientjava..",
            "dev.tidings.sink.http..",
            "io.kubernetes.client..",
            "okhttp3..",
            "okio..",
            "com.google.gson.."),
        libraryDoesNotReflect(),
        libraryKnowsNoServer(),
        sees("dev.tidings.files..", "java..", "org.slf4j.."),
        sees("dev.tidings.store", "java..", "dev.tidings.event.."),
        sees(
            "dev.tidings.forward",
            "java..",
            "dev.tidings.event..",
            "dev.tidings.codec..",
            "dev.tidings.forward.settings.."),
        doesNotSee("dev.tidings.codec..", "dev.tidings.recorder..", "dev.tidings.sink.."),
        doesNotSee(
            "dev.tidings.store.rocksdb..",
            "dev.tidings.search..",
            "dev.tidings.api..",
            "dev.tidings.cli.."),
        doesNotSee(
            "dev.tidings.api..",
            "dev.tidings.store.rocksdb..",
            "dev.tidings.forward..",
            "dev.tidings.collect..",
            "dev.tidings.cli.."),
        doesNotSee(
            "dev.tidings.forward..",
            "dev.tidings.store.rocksdb..",
            "dev.tidings.api..",
            "dev.tidings.collect..",
            "dev.tidings.cli.."),
        doesNotSee(
            "dev.tidings.collect..",
            "dev.tidings.store.rocksdb..",
            "dev.tidings.api..",
            "dev.tidings.forward..",
            "dev.tidings.cli.."),
        sees(
            "dev.tidings.search..",
            "java..",
            "dev.tidings.event..",
            "dev.tidings.codec..",
            "dev.tidings.store",
            "org.apache.lucene..",
            "org.slf4j.."),
        sees("dev.tidings.dashboard..", "java.."),
        onlyIn("org.rocksdb..", "dev.tidings.store.rocksdb.."),
        onlyIn("org.apache.lucene..", "dev.tidings.search.lucene.."),
        onlyIn("io.vertx..", "dev.tidings.api", "dev.tidings.cli.."),
        onlyIn("io.netty..", "dev.tidings.api", "dev.tidings.cli.."),
        onlyIn("io.opentelemetry.sdk..", "dev.tidings.api.tracing.."),
        onlyIn("com.nimbusds..", "dev.tidings.api.authentication.."),
        onlyIn("org.apache.kafka..", "dev.tidings.forward.kafka.."),
        onlyIn("com.google.re2j..", "dev.tidings.forward.."),
        onlyIn("dev.cel..", "dev.tidings.forward.cel.."),
        onlyIn("org.yaml.snakeyaml..", "dev.tidings.codec..", "dev.tidings.forward.."),
        onlyIn("picocli..", "dev.tidings.cli.."),
        slices().matching("dev.tidings.(**)").should().beFreeOfCycles(),
        classes().that(resideInAnyPackage("dev.tidings.api..")).should(new ApiPackages()),
        plainNames(),
        fields()
            .that()
            .areStatic()
            .and()
            .areNotFinal()
            .should()
            .notBeStatic()
            .allowEmptyShould(true),
        timeAndChanceAreInjected());
  }

  private static ArchRule sees(String module, String... packages) {
    var seen = new ArrayList<>(List.of(packages));
    seen.addAll(List.of(module, "org.jspecify.."));
    return classes()
        .that(resideInAnyPackage(module))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(seen.toArray(String[]::new)))
        .as(module + " sees only " + seen);
  }

  private static ArchRule sink(String module, String... packages) {
    var seen = new ArrayList<>(List.of(packages));
    seen.addAll(List.of("java..", "dev.tidings.event..", "dev.tidings.recorder..", "org.slf4j.."));
    return sees(module, seen.toArray(String[]::new));
  }

  private static ArchRule doesNotSee(String module, String... packages) {
    return noClasses()
        .that(resideInAnyPackage(module))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages))
        .as(module + " does not see " + List.of(packages));
  }

  private static ArchRule onlyIn(String types, String... modules) {
    return noClasses()
        .that(resideOutsideOfPackages(modules))
        .should()
        .dependOnClassesThat(resideInAnyPackage(types))
        .as(types + " stays in " + List.of(modules));
  }

  /** So that a native image needs no configuration. The testkit runs in none. */
  private static ArchRule libraryDoesNotReflect() {
    return noClasses()
        .that(resideInAnyPackage(LIBRARY))
        .and(resideOutsideOfPackages("dev.tidings.testkit.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.lang.reflect..", "java.lang.invoke.."))
        .orShould()
        .dependOnClassesThat(type(ServiceLoader.class))
        .orShould()
        .callMethodWhere(target(owner(type(Class.class))).and(target(name("forName"))))
        .as("the library does not reflect");
  }

  private static ArchRule libraryKnowsNoServer() {
    return noClasses()
        .that(resideInAnyPackage(LIBRARY))
        .should()
        .dependOnClassesThat(resideInAnyPackage(SERVER))
        .as("the library knows nothing of the server");
  }

  private static ArchRule plainNames() {
    return noClasses()
        .should()
        .haveNameMatching(".*[a-z](Utils?|Helpers?|Managers?|Impl|Base)")
        .as("classes are named by what they are");
  }

  /** Only the command, where the parts are put together, may ask the machine for them. */
  private static ArchRule timeAndChanceAreInjected() {
    return noClasses()
        .that(resideOutsideOfPackages("dev.tidings.cli.."))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .as("time and chance are injected");
  }
}
