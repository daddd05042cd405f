package dev.tidings.store.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** Opens stores of one kind. What was in a directory is there again when it is opened again. */
@FunctionalInterface
public interface StoreOpener {
  /** How a test wants its store; index terms are those of {@link Values}. */
  record Settings(Path directory, InstantSource clock, Duration history, long historyBytes) {
    /** Ten minutes of history, and room for all of it. */
    public static Settings of(Path directory, InstantSource clock) {
      return new Settings(directory, clock, Duration.ofMinutes(10), Long.MAX_VALUE);
    }
  }

  Opened open(Settings settings);
}
