package dev.tidings.store.kit;

import dev.tidings.store.Past;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Opens stores of one kind. What was in a directory is there again when it is opened again. */
@FunctionalInterface
public interface StoreOpener {
  /** How a test wants its store; index terms are those of {@link Values}. */
  record Settings(
      Path directory, InstantSource clock, Duration history, long historyBytes, Past past) {
    /** Ten minutes of history, and room for all of it. */
    public static Settings of(Path directory, InstantSource clock) {
      return new Settings(directory, clock, Duration.ofMinutes(10), Long.MAX_VALUE, Past.RECENT);
    }

    /** The same for another folder. */
    public Settings in(Path newDirectory) {
      return new Settings(newDirectory, clock, history, historyBytes, past);
    }

    public Settings withHistory(Duration newHistory, long newHistoryBytes) {
      return new Settings(directory, clock, newHistory, newHistoryBytes, past);
    }

    public Settings withPast(Past newPast) {
      return new Settings(directory, clock, history, historyBytes, newPast);
    }
  }

  Opened open(Settings settings);
}
