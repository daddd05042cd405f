package dev.tidings.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A watch that is read in the background.
 *
 * <p>Its thread only adds lines and marks the end, both under this object's lock.
 */
final class OpenWatch {
  private static final Duration SETTLE = Duration.ofMillis(300);

  private final WireAnswer answer;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;
  private boolean broken;

  private OpenWatch(WireAnswer answer) {
    this.answer = answer;
  }

  /**
   * What a watch said until it was stopped.
   *
   * @param ended the server had ended it by then
   * @param broken it ended without the end of its body
   */
  record Seen(List<String> lines, boolean ended, boolean broken) {}

  static OpenWatch open(WireClient client, WireRequest request) throws IOException {
    var watch = new OpenWatch(client.open(request, Duration.ofSeconds(60)));
    Thread.ofVirtual().name("watch " + request.path()).start(watch::read);
    return watch;
  }

  private void read() {
    try (var reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
      end(false);
    } catch (IOException stoppedOrBroken) {
      end(true);
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end(boolean early) {
    ended = true;
    broken = early;
    notifyAll();
  }

  int status() {
    return answer.status();
  }

  Map<String, List<String>> headers() {
    return answer.headers();
  }

  /** Waits for {@code count} lines or the end, then a moment for surplus ones, and hangs up. */
  Seen stop(int count, Duration patience) throws IOException, InterruptedException {
    Seen seen = await(count, patience);
    answer.close();
    return seen;
  }

  private synchronized Seen await(int count, Duration patience) throws InterruptedException {
    long limit = System.nanoTime() + patience.toNanos();
    for (long left = millis(limit); left > 0 && lines.size() < count; left = millis(limit)) {
      wait(left);
    }
    long settled = System.nanoTime() + SETTLE.toNanos();
    for (long left = millis(settled); left > 0; left = millis(settled)) {
      wait(left);
    }
    return new Seen(List.copyOf(lines), ended, broken);
  }

  /** How long there is to wait yet; nothing when the watch has ended. */
  private long millis(long nanoTime) {
    return ended ? 0 : (nanoTime - System.nanoTime() + 999_999) / 1_000_000;
  }
}
