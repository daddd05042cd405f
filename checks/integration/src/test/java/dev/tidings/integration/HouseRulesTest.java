package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The house is built as designed, and the rules that say so can fail. */
class HouseRulesTest {
  @TestFactory
  Stream<DynamicTest> theHouseKeepsItsRules() {
    JavaClasses house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.tidings");
    return HouseRules.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(house)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleFailsOnWhatBreaksIt() {
    JavaClasses offenders =
        new ClassFileImporter()
            .importClasses(
                dev.tidings.event.OffendingHelper.class,
                dev.tidings.files.OffendingFile.class,
                dev.tidings.collect.OffendingCollector.class,
                dev.tidings.dashboard.OffendingPage.class,
                dev.tidings.forward.OffendingDestination.class,
                dev.tidings.search.OffendingSearch.class,
                dev.tidings.store.OffendingNeighbour.class,
                dev.tidings.store.rocksdb.OffendingStore.class,
                dev.tidings.api.OffendingHandler.class,
                dev.tidings.api.query.OffendingQuery.class,
                dev.tidings.codec.OffendingCodec.class,
                dev.tidings.metrics.OffendingMetrics.class,
                dev.tidings.testkit.OffendingTestkit.class,
                dev.tidings.recorder.OffendingRecorder.class,
                dev.tidings.sink.http.OffendingSink.class,
                dev.tidings.sink.fabric8.OffendingAdapter.class,
                dev.tidings.sink.clientjava.OffendingAdapter.class);
    List<ArchRule> rules = HouseRules.all();
    return rules.stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    "not kept: " + rule.getDescription(),
                    () -> assertThat(rule.evaluate(offenders).hasViolation()).isTrue()));
  }
}
