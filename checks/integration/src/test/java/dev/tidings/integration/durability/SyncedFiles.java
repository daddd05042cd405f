package dev.tidings.integration.durability;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a disk would hold of a directory if it held only what it was told to sync: of each file what
 * had been written when its last sync began, and no file whose name was not synced with its folder.
 * A file is written at its end only, or over bytes that it has.
 */
final class SyncedFiles {
  private static final State NEVER_NAMED = new State(Integer.MAX_VALUE);

  private final Map<Path, State> files = new HashMap<>();

  /** Of one file; calls are told apart by the lines on which they began and ended. */
  private static final class State {
    private final NavigableMap<Integer, Long> lengths = new TreeMap<>(Map.of(-1, 0L));
    private final int named;
    private boolean nameSynced;
    private long synced;

    State(int named) {
      this.named = named;
    }

    long length() {
      return requireNonNull(lengths.lastEntry()).getValue();
    }

    void write(SystemCall call, long length) {
      lengths.put(call.ended(), length);
      synced = Math.min(synced, length);
    }

    void sync(SystemCall call) {
      synced = requireNonNull(lengths.floorEntry(call.began())).getValue();
    }

    void syncName(SystemCall call) {
      nameSynced |= named < call.began();
    }

    State renamed(SystemCall call) {
      var moved = new State(call.ended());
      moved.lengths.putAll(lengths);
      moved.synced = synced;
      return moved;
    }
  }

  /** Replays the calls that made, and deleted, the files. */
  static SyncedFiles after(List<SystemCall> calls) {
    var synced = new SyncedFiles();
    calls.forEach(synced::replay);
    return synced;
  }

  private void replay(SystemCall call) {
    if (call.result() < 0) {
      return;
    }
    switch (call.name()) {
      case "openat" -> created(call);
      case "rename" -> {
        State moved = files.remove(call.paths().get(0));
        files.put(call.paths().get(1), requireNonNull(moved).renamed(call));
      }
      case "unlink", "unlinkat" -> files.remove(call.paths().get(0));
      default -> call.file().ifPresent(path -> changed(path, call));
    }
  }

  private void created(SystemCall call) {
    if (call.arguments().contains("O_CREAT")) {
      files.computeIfAbsent(call.paths().get(0), path -> new State(call.ended()));
    }
  }

  private void changed(Path path, SystemCall call) {
    State file = files.get(path);
    if (file != null) {
      changed(file, call);
    } else if (call.isSync()) {
      files.forEach(
          (name, state) -> {
            if (path.equals(name.getParent())) {
              state.syncName(call);
            }
          });
    }
  }

  private static void changed(State file, SystemCall call) {
    switch (call.name()) {
      case "write", "writev" -> file.write(call, file.length() + call.result());
      case "pwrite64" ->
          file.write(call, Math.max(file.length(), call.lastNumber() + call.result()));
      case "ftruncate" -> file.write(call, call.lastNumber());
      case "fsync", "fdatasync" -> file.sync(call);
      default -> {}
    }
  }

  /** Copies a directory as far as it was synced, and gives the number of bytes left out. */
  long copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    long leftOut = 0;
    try (Stream<Path> listed = Files.list(from)) {
      for (Path file : listed.toList()) {
        State state = files.getOrDefault(file, NEVER_NAMED);
        long kept = state.nameSynced ? state.synced : 0;
        leftOut += Math.max(0, Files.size(file) - kept);
        if (state.nameSynced) {
          cut(Files.copy(file, to.resolve(file.getFileName())), kept);
        }
      }
    }
    return leftOut;
  }

  private static void cut(Path file, long length) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
