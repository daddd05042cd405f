package dev.tidings.forward.pump;

import java.nio.file.Path;

/** The files of a route, in a folder of all routes. */
record RouteFiles(Path folder, String route) {
  /** How far it is with the server's own events. */
  Path ownCursor() {
    return file(".cursor");
  }

  /** How far it is with the events of another cluster. */
  Path cursor(String cluster) {
    return file("@" + cluster + ".cursor");
  }

  /** What could not be delivered. */
  Path dead() {
    return file(".dead.jsonl");
  }

  /** Dead letters that are being delivered again. */
  Path redelivering() {
    return file(".redeliver.jsonl");
  }

  /** Dead letters that were delivered again, or are dead again. */
  Path redelivered(String when) {
    return file(".redelivered-" + when + ".jsonl");
  }

  /** Is there while the route is paused. */
  Path paused() {
    return file(".paused");
  }

  private Path file(String ending) {
    return folder.resolve(route + ending);
  }
}
