package dev.tidings.examples;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.nio.file.Path;

/**
 * The example of the README, to the letter: the server is the one in {@code tidings.kubeconfig}.
 */
public final class FirstEvents {
  private FirstEvents() {}

  public static void main(String[] arguments) {
    var server = ServerAccess.kubeconfig(Path.of("tidings.kubeconfig"));
    try (var sink = HttpEventSink.of(server);
        var events =
            EventBroadcaster.builder(sink).reportingController("example.com/shop").build()) {
      EventRecorder recorder = events.recorder();
      var pod = new ObjectReference("Pod", "shop", "web-0", "", "v1", "", "");
      recorder.about(pod).normal("Pulling", "pulling {}", "shop:2.0");
      for (int i = 0; i < 14; i++) {
        recorder.about(pod).container("web").warning("PullFailed", "cannot pull {}", "shop:2.0");
      }
    }
  }
}
