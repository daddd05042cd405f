package dev.tidings.forward.pump;

import java.nio.file.Path;
import java.time.InstantSource;

/** What stays of a route when its file is read again. */
record RouteState(Cursor cursor, Accounts accounts, DeadLetters deadLetters) {
  private static final long MOST_DEAD_BYTES = 64 << 20;

  /** The state of a route, in files that are named by it. */
  static RouteState of(String route, Path folder, InstantSource clock) {
    return new RouteState(
        new Cursor(folder.resolve(route + ".cursor"), clock),
        new Accounts(),
        new DeadLetters(folder.resolve(route + ".dead.jsonl"), MOST_DEAD_BYTES, clock));
  }
}
