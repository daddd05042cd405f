package dev.tidings.examples;

import dev.tidings.recorder.Accounts;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Records fifteen events about a pod, and says what became of them.
 *
 * <p>Takes the URL of an API server or the path of a kubeconfig; without either it does as kubectl.
 */
public final class Plain {
  private Plain() {}

  public static void main(String[] arguments) {
    var pod =
        Map.of(
            "apiVersion", "v1",
            "kind", "Pod",
            "metadata", Map.of("namespace", "shop", "name", "web-0"));
    try (var sink = HttpEventSink.of(server(arguments));
        var events =
            EventBroadcaster.builder(sink).reportingController("example.com/shop").build()) {
      EventRecorder recorder = events.recorder();
      recorder.about(pod).normal("Opened", "the shop has {} shelves", 12);
      for (int i = 0; i < 14; i++) {
        recorder.about(pod).warning("PullFailed", "cannot pull {}", "shop:2.0");
      }
      var report = events.close(Duration.ofSeconds(10));
      Accounts accounts = events.accounts();
      System.out.printf(
          "recorded %d: %d written, %d dropped, after %d ms%n",
          accounts.offered(),
          accounts.delivered(),
          accounts.droppedInAll(),
          report.took().toMillis());
    }
  }

  static ServerAccess server(String[] arguments) {
    if (arguments.length == 0) {
      return ServerAccess.detect();
    }
    return arguments[0].startsWith("http")
        ? ServerAccess.of(URI.create(arguments[0]))
        : ServerAccess.kubeconfig(Path.of(arguments[0]));
  }
}
