package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FollowedEventsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String EVENTS = "/api/v1/namespaces/shop/events";

  @TempDir Path folder;

  @Test
  void printsWhatIsNewUntilNobodyReads() throws Exception {
    try (LiveServer live = LiveServer.in(folder);
        var pipe = new PipedWriter();
        var shown = new BufferedReader(new PipedReader(pipe))) {
      write(live, "POST", EVENTS, event("a", "web", "BackOff", 3));
      CompletableFuture<Integer> following = follow(live, new PrintWriter(pipe));
      for (int heading = 0; heading < 3; heading++) {
        shown.readLine();
      }
      assertThat(shown.readLine()).matches(" {2}Normal {2}BackOff {2}60s \\(x3 over 10m\\).*");

      write(live, "POST", EVENTS, event("b", "other", "Pulled", 1));
      write(live, "POST", EVENTS, event("c", "web", "Pulled", 1));
      assertThat(shown.readLine())
          .matches("\\d\\d:\\d\\d:\\d\\d   Normal   Pulled    10m                 kubelet   m");
      write(live, "PUT", EVENTS + "/a", event("a", "web", "BackOff", 4));
      assertThat(shown.readLine())
          .matches("\\d\\d:\\d\\d:\\d\\d   Normal   BackOff   60s \\(x4 over 10m\\)   kubelet   m");

      shown.close();
      write(live, "PUT", EVENTS + "/a", event("a", "web", "BackOff", 5));
      assertThat(following.get(30, TimeUnit.SECONDS)).isZero();
    }
  }

  private static CompletableFuture<Integer> follow(LiveServer live, PrintWriter out) {
    String[] arguments = {
      "describe", "pod/web", "-n", "shop", "--follow", "--server", live.url().toString()
    };
    return CompletableFuture.supplyAsync(
        () ->
            Tidings.commandLine(InstantSource.fixed(NOW), Terminal.NONE)
                .setOut(out)
                .execute(arguments));
  }

  private static void write(LiveServer live, String method, String path, String body)
      throws Exception {
    assertThat(live.api().call(method, path, "application/json", body.getBytes(UTF_8)).succeeded())
        .isTrue();
  }

  private static String event(String name, String pod, String reason, int count) {
    return """
    {"metadata":{"name":"%s","namespace":"shop"},"type":"Normal","count":%d,"reason":"%s",
     "message":"m","source":{"component":"kubelet"},"firstTimestamp":"2026-11-21T11:50:00Z",
     "lastTimestamp":"2026-11-21T11:59:00Z",
     "involvedObject":{"kind":"Pod","namespace":"shop","name":"%s"}}
    """
        .formatted(name, count, reason, pod);
  }
}
