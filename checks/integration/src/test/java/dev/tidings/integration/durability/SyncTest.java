package dev.tidings.integration.durability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.durability.ServerUnderTest.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel was asked to do, and in which order, while a server took writes. */
@Timeout(300)
class SyncTest {
  private static final Duration TTL = Duration.ofHours(1);
  private static final int WRITES = Integer.getInteger("tidings.traced", 200);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final Ledger ledger = new Ledger(TTL);

  @Test
  void everyAnswerComesAfterTheSyncThatCoversItAndNoMoreThanThatIsNeeded() throws Exception {
    SystemCall.assumeTraced("that each answer follows its sync");
    Path log = home.resolve("strace.log");
    Path data = home.resolve("data");
    loadAndKill(data, log, WRITES);
    List<SystemCall> calls = SystemCall.read(log);
    int checked = checkOrder(calls);
    SyncedFiles synced = SyncedFiles.after(calls);
    long leftOut = synced.copy(data, home.resolve("cut"));
    synced.copy(data, home.resolve("unmarked"));
    Files.delete(home.resolve("unmarked/tidings.mark"));

    assertThat(found(home.resolve("cut"))).isPositive();
    assertThat(found(home.resolve("unmarked"))).isPositive();
    System.out.printf(
        "traced: %d answers after their sync; recovered without %d bytes that were not synced%n",
        checked, leftOut);
  }

  @Test
  void whatIsReplayedAfterAKillIsOnDiskBeforeAnythingIsAnswered() throws Exception {
    SystemCall.assumeTraced("that each answer follows its sync");
    Path log = home.resolve("strace.log");
    Path next = home.resolve("strace-next.log");
    Path data = home.resolve("data");
    loadAndKill(data, log, WRITES / 4);
    List<Path> replayed = logs(data);
    List<Shown> shown;
    try (var server = ServerUnderTest.start(home, SystemCall.tracedTo(next), data)) {
      shown = server.list();
      assertThat(server.create("after", "m-1-0-0.").code()).isEqualTo(201);
      server.kill();
    }
    requireSyncedFirst(replayed, SystemCall.read(next));
    Files.write(log, Files.readAllBytes(next), StandardOpenOption.APPEND);
    SyncedFiles.after(SystemCall.read(log)).copy(data, home.resolve("cut"));

    try (var server = ServerUnderTest.start(home, List.of(), home.resolve("cut"))) {
      assertThat(server.list()).containsAll(shown).extracting(Shown::name).contains("after");
    }
  }

  private void loadAndKill(Path data, Path log, int writes) throws Exception {
    try (var server = ServerUnderTest.start(home, SystemCall.tracedTo(log), data)) {
      LoadWriters load = LoadWriters.start(server, ledger, 0, "");
      load.await(writes);
      server.kill();
      assertThat(load.stop()).isEmpty();
    }
  }

  private static List<Path> logs(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.toString().endsWith(".log")).toList();
    }
  }

  private static void requireSyncedFirst(List<Path> files, List<SystemCall> calls) {
    int answered =
        calls.stream().filter(SystemCall::isSent).mapToInt(SystemCall::began).min().orElseThrow();
    List<Path> synced =
        calls.stream()
            .filter(call -> call.isSync() && call.ended() < answered)
            .flatMap(call -> call.file().stream())
            .toList();
    assertThat(files).isNotEmpty();
    assertThat(synced).containsAll(files);
  }

  /** Where each message was first written to a log, and when it was sent as an answer. */
  private int checkOrder(List<SystemCall> calls) {
    Map<String, SystemCall> logged = new HashMap<>();
    Map<String, SystemCall> answered = new HashMap<>();
    Map<Path, List<SystemCall>> syncs = new HashMap<>();
    for (SystemCall call : calls) {
      @Nullable Path file = call.file().orElse(null);
      if (call.isSent()) {
        LoadWriters.messages(call.arguments())
            .forEach(message -> answered.putIfAbsent(message, call));
      } else if (file != null && file.toString().endsWith(".log")) {
        if (call.isSync()) {
          syncs.computeIfAbsent(file, path -> new ArrayList<>()).add(call);
        } else {
          LoadWriters.messages(call.arguments())
              .forEach(message -> logged.putIfAbsent(message, call));
        }
      }
    }
    answered.forEach((message, answer) -> checkOrder(message, answer, logged, syncs));
    for (Ledger.Acknowledged write : ledger.all()) {
      assertThat(answered)
          .containsKeys(LoadWriters.messages(write.message()).toArray(String[]::new));
    }
    return answered.size();
  }

  private static void checkOrder(
      String message,
      SystemCall answer,
      Map<String, SystemCall> logged,
      Map<Path, List<SystemCall>> syncs) {
    assertThat(logged).as("in the log").containsKey(message);
    SystemCall write = requireNonNull(logged.get(message));
    assertThat(syncs.get(write.file().orElseThrow()))
        .as("syncs between lines %d and %d of %s", write.ended(), answer.began(), message)
        .anyMatch(sync -> sync.began() > write.ended() && sync.ended() < answer.began());
  }

  /** How many of the acknowledged events a server finds, which must be all. */
  private int found(Path data) throws Exception {
    try (var server = ServerUnderTest.start(home, List.of(), data)) {
      return ledger.settle(server.list(), Instant.now());
    }
  }
}
