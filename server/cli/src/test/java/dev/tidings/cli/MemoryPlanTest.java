package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"256Mi", "300M", "600Mi", "1Gi", "12Gi", "1Ti", "1Ei", "9223372036854775807"})
  void noBudgetIsSharedOutTwice(String text) throws CommandFailure {
    MemoryPlan plan = planned(text);

    assertThat(plan.heap()).isPositive();
    assertThat(plan.store()).isPositive();
    assertThat(plan.rest()).isPositive();
    assertThat(MemoryPlan.JAVA + plan.heap() + plan.store() + plan.rest())
        .isEqualTo(ByteQuantity.parse(text).bytes());
    assertThat(plan.ofStore().ringBytes() + plan.ofStore().waitingBytes())
        .as("of the heap")
        .isLessThanOrEqualTo(plan.heap() / 4);
    assertThat(plan.ofStore().cacheBytes()).isEqualTo(plan.store());
  }

  @Test
  void aLargerBudgetGivesEveryPartMore() throws CommandFailure {
    assertThat(planned("600Mi").heap()).isGreaterThan(planned("256Mi").heap());
    assertThat(planned("600Mi").store()).isGreaterThan(planned("256Mi").store());
    assertThat(planned("600Mi").rest()).isGreaterThan(planned("256Mi").rest());
  }

  @Test
  void saysHowToStartWhenTheHeapIsTooLarge() {
    var budget = ByteQuantity.parse("600Mi");

    assertThatThrownBy(() -> MemoryPlan.of(budget, ByteQuantity.parse("512Mi").bytes()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "the heap alone may take 512Mi, too much for --memory 600Mi: start with ./tidings, or with java -Xmx233m");
  }

  @Test
  void theHeapOfTheLargestBudgetIsNoLargerThanItIsUsedFor() {
    assertThat(MemoryPlan.heapOf(ByteQuantity.parse("9223372036854775807"))).hasToString("2048Mi");
  }

  @ParameterizedTest
  @CsvSource({"24Gi, 12Gi", "300Mi, 256Mi"})
  void theUsualBudgetIsHalfOfWhatIsThereButNotTooLittle(String machine, String budget) {
    assertThat(MemoryPlan.usual(ByteQuantity.parse(machine).bytes()))
        .isEqualTo(ByteQuantity.parse(budget));
  }

  @Test
  void theLauncherIsToldTheHeapThatFlagsOrFileAllow(@TempDir Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("c.yaml"), "memory: 600Mi\n");

    assertThat(JavaFlags.flags("--memory", "600Mi")).contains("-Xmx233m");
    assertThat(JavaFlags.flags("--config", config.toString())).contains("-Xmx233m");
    assertThat(JavaFlags.flags("--config", config.toString(), "--memory=256Mi"))
        .contains("-Xmx44m");
  }

  @Test
  void theLauncherLeavesWrongFlagsToTheServer() {
    assertThat(JavaFlags.flags("--memory", "much", "--no-such-flag")).isEqualTo(JavaFlags.flags());
  }

  private static MemoryPlan planned(String text) throws CommandFailure {
    var budget = ByteQuantity.parse(text);
    return MemoryPlan.of(budget, MemoryPlan.heapOf(budget).bytes());
  }
}
