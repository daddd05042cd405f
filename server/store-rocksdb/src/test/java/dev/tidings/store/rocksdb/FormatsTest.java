package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.store.NewerFormatException;
import dev.tidings.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upgrades with steps made for the test. */
class FormatsTest {
  private static final byte[] ROW = "row".getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void aNewStoreHasTheNewestFormatAndNothingPutAside() {
    var formats = formats(mark("2"), mark("3"));
    open(formats).close();

    assertThatThrownBy(() -> open(formats(mark("2")))).isInstanceOf(NewerFormatException.class);
    try (Database database = open(formats)) {
      assertThat(database.find(Family.META, ROW)).isNull();
      assertThat(directory.resolve("format-1-at-1")).doesNotExist();
    }
  }

  @Test
  void aNewerFormatIsRefusedInOneLineAndLeftAsItIs() {
    open(formats(mark("2"))).close();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> open(formats()))
          .isInstanceOf(NewerFormatException.class)
          .hasMessage(
              "the store in %s has format 2, but this version of tidings reads up to format 1: use a newer one",
              directory);
    }
  }

  @Test
  void anOlderStoreGoesThroughEveryStepThatIsMissingAndIsKeptAsItWas() {
    open(formats()).close();

    try (Database database = open(formats(mark("2"), mark("3")))) {
      assertThat(text(database)).isEqualTo(" 2 3");
    }
    try (Database database = open(formats(mark("2"), mark("3"), mark("4")))) {
      assertThat(text(database)).isEqualTo(" 2 3 4");
    }
    try (Database aside = aside(1)) {
      assertThat(aside.find(Family.META, ROW)).isNull();
    }
  }

  @Test
  void anUpgradeThatWasCutOffIsDoneAgainAndItsFirstCopyStays() {
    open(formats()).close();
    Formats.Upgrade cutOff =
        database -> {
          mark("half").rewrite(database);
          throw new StoreException("cut off");
        };
    assertThatThrownBy(() -> open(formats(cutOff))).hasMessage("cut off");

    try (Database database = open(formats(mark("2")))) {
      assertThat(text(database)).isEqualTo(" half 2");
    }
    try (Database aside = aside(1)) {
      assertThat(aside.find(Family.META, ROW)).isNull();
    }
  }

  @Test
  void aStoreThatWasAnOlderOneAgainIsPutAsideAnew() throws IOException {
    open(formats()).close();
    open(formats(mark("2"))).close();
    try (Database old = open(formats(mark("2")));
        var batch = new Batch(old)) {
      batch.put(Family.META, Formats.KEY, new byte[] {0, 0, 0, 1});
      batch.put(Family.META, ROW, "old".getBytes(UTF_8));
      batch.put(Family.META, StoreState.KEY, StoreState.NEW.committed(7, 0, 0, 0).encode());
      old.commit(batch);
    }
    open(formats(mark("2"))).close();

    try (Database aside = aside(7)) {
      assertThat(text(aside)).isEqualTo("old");
    }
    try (Database aside = aside(1)) {
      assertThat(text(aside)).isEmpty();
    }
  }

  @Test
  void aStoreWhoseEndIsMissingIsRefusedBeforeItIsUpgraded() throws IOException {
    open(formats()).close();
    try (Mark mark = Mark.open(directory)) {
      mark.acknowledged(5);
    }
    assertThatThrownBy(() -> open(formats(mark("2")))).hasMessageContaining("is damaged");

    assertThat(directory.resolve("format-1-at-1")).doesNotExist();
    Files.delete(directory.resolve(Mark.NAME));
    try (Database database = open(formats())) {
      assertThat(text(database)).isEmpty();
    }
  }

  @Test
  void aStoreThatHasLostItsFormatIsRefused() {
    try (Database database = open(formats());
        var batch = new Batch(database)) {
      batch.put(Family.META, StoreState.KEY, StoreState.NEW.encode());
      batch.delete(Family.META, Formats.KEY);
      database.commit(batch);
    }
    assertThatThrownBy(() -> open(formats())).hasMessageContaining("has lost its format");
  }

  private Database open(Formats formats) {
    return Database.open(directory, MemoryBudget.DEFAULT, formats, null);
  }

  private Database aside(long revision) {
    return Database.open(directory.resolve("format-1-at-" + revision), MemoryBudget.DEFAULT);
  }

  private static Formats formats(Formats.Upgrade... upgrades) {
    return new Formats(upgrades.length + 1, List.of(upgrades));
  }

  /** A step that adds its name to a row. */
  private static Formats.Upgrade mark(String name) {
    return database -> {
      try (var batch = new Batch(database)) {
        batch.put(Family.META, ROW, (text(database) + " " + name).getBytes(UTF_8));
        database.commit(batch);
      }
    };
  }

  private static String text(Database database) {
    byte[] row = database.find(Family.META, ROW);
    return row == null ? "" : new String(row, UTF_8);
  }
}
