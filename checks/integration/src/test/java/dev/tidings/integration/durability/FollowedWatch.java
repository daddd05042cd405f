package dev.tidings.integration.durability;

import dev.tidings.integration.durability.ServerUnderTest.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A watcher that goes on from its last revision with each server that it is given.
 *
 * <p>Its thread only adds what it is told, under this object's lock.
 */
final class FollowedWatch {
  private final List<Change> seen = new ArrayList<>();
  private long last;
  private @Nullable Thread thread;

  /** One notification. */
  record Change(String type, Shown event) {}

  FollowedWatch(long after) {
    this.last = after;
  }

  /** Opens the watch on a server; the answer must be a watch. */
  void follow(ServerUnderTest server) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = server.watch(last());
    if (answer.statusCode() != 200) {
      throw new IOException("no watch from " + last() + ": " + answer.statusCode());
    }
    thread = Thread.ofPlatform().start(() -> read(answer.body()));
  }

  private void read(InputStream body) {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode notification = JsonMapper.shared().readTree(line);
        add(
            new Change(
                notification.path("type").asString(), Shown.of(notification.path("object"))));
      }
    } catch (IOException killed) {
      // goes on with the next server
    }
  }

  private synchronized void add(Change change) {
    seen.add(change);
    last = change.event().revision();
    notifyAll();
  }

  private synchronized long last() {
    return last;
  }

  /** Returns when the server that is followed is gone. */
  void awaitEnd() throws InterruptedException {
    if (thread != null) {
      thread.join();
    }
  }

  /** Waits until a revision has been seen, for a while, and gives all that was. */
  synchronized List<Change> upTo(long revision, Duration patience) throws InterruptedException {
    long limit = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis(); left > 0 && last < revision; ) {
      wait(left);
      left = (limit - System.nanoTime()) / 1_000_000;
    }
    return List.copyOf(seen);
  }
}
