package dev.tidings.benchmarks.routes;

import java.io.IOException;

/** How fast a route takes what waits to a file, each batch on disk before the next. */
public final class FileFigures {
  private FileFigures() {}

  public static void main(String[] arguments) throws IOException {
    print("to a file, batches of 500 (usual)", "");
    print("to a file, batches of 100", "delivery: {batch: 100}, ");
    print(
        "to a file, four fields each",
        "shape: {fields: {what: reason, who: involvedObject.name, text: message, times: count}}, ");
  }

  private static void print(String what, String options) throws IOException {
    try (var routed = new Routed()) {
      Draining.print(
          what,
          routed,
          "%sdestination: {file: {path: %s}}"
              .formatted(options, routed.folder().resolve("out.jsonl")));
    }
  }
}
