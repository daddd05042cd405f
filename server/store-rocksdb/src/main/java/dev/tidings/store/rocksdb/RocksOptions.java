package dev.tidings.store.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.tidings.store.EventTerms;
import dev.tidings.store.Past;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How a store is opened.
 *
 * @param directory where it lives; made when missing
 * @param clock says what is due and how old history is
 * @param history how long the past stays readable, at least
 * @param historyBytes how much of it is kept at most, where only the recent is; the oldest goes
 *     first
 * @param past what else of it is kept
 * @param upkeepEvery how often expiry and history are looked at; zero for only when asked
 * @param terms reads what is indexed out of a value
 */
public record RocksOptions(
    Path directory,
    InstantSource clock,
    Duration history,
    long historyBytes,
    Past past,
    Duration upkeepEvery,
    EventTerms.Reader terms,
    MemoryBudget memory) {
  public RocksOptions {
    requireNonNull(directory, "directory");
    requireNonNull(clock, "clock");
    requireNonNull(history, "history");
    requireNonNull(past, "past");
    requireNonNull(upkeepEvery, "upkeepEvery");
    requireNonNull(terms, "terms");
    requireNonNull(memory, "memory");
    if (history.isNegative() || upkeepEvery.isNegative()) {
      throw new IllegalArgumentException("durations must not be negative");
    }
    if (historyBytes < 0) {
      throw new IllegalArgumentException("historyBytes must not be negative: " + historyBytes);
    }
  }

  /** Ten minutes or a GiB of history, upkeep every second. */
  public static RocksOptions of(Path directory, EventTerms.Reader terms) {
    return new RocksOptions(
        directory,
        InstantSource.system(),
        Duration.ofMinutes(10),
        1L << 30,
        Past.RECENT,
        Duration.ofSeconds(1),
        terms,
        MemoryBudget.DEFAULT);
  }

  /** By how much so many bytes of history are too many. */
  long excess(long bytes) {
    return past == Past.RECENT ? bytes - historyBytes : 0;
  }

  public RocksOptions withClock(InstantSource newClock) {
    return new RocksOptions(
        directory, newClock, history, historyBytes, past, upkeepEvery, terms, memory);
  }

  public RocksOptions withHistory(Duration newHistory) {
    return new RocksOptions(
        directory, clock, newHistory, historyBytes, past, upkeepEvery, terms, memory);
  }

  public RocksOptions withHistoryBytes(long newHistoryBytes) {
    return new RocksOptions(
        directory, clock, history, newHistoryBytes, past, upkeepEvery, terms, memory);
  }

  public RocksOptions withPast(Past newPast) {
    return new RocksOptions(
        directory, clock, history, historyBytes, newPast, upkeepEvery, terms, memory);
  }

  public RocksOptions withUpkeepEvery(Duration newUpkeepEvery) {
    return new RocksOptions(
        directory, clock, history, historyBytes, past, newUpkeepEvery, terms, memory);
  }

  public RocksOptions withMemory(MemoryBudget newMemory) {
    return new RocksOptions(
        directory, clock, history, historyBytes, past, upkeepEvery, terms, newMemory);
  }
}
