package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Opened;
import dev.tidings.cli.ApiClient.Reply;
import dev.tidings.cli.SentEvents.Sent;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;

/**
 * Follows what happens from now on, over connections that break: it goes on where it was, and tells
 * when that cannot be.
 */
final class EventFollower {
  /**
   * How long is waited for what.
   *
   * @param silence after which a connection counts as broken; the server says something every 15 s
   * @param retry the pauses before new connections, and which refusals may pass; it never gives up
   */
  record Patience(Duration silence, RetryPolicy retry, RandomGenerator random) {
    static Patience usual() {
      return new Patience(
          Duration.ofSeconds(45),
          new RetryPolicy(
              Integer.MAX_VALUE,
              RetryPolicy.backoff(Duration.ofMillis(500), Duration.ofSeconds(10)),
              Set.of(429, 500, 502, 503, 504)),
          new Random());
    }

    private void pause(int failures) throws InterruptedException {
      Thread.sleep(retry.pause(failures, Duration.ZERO, random));
    }

    private boolean mayPass(Reply refusal) {
      return retry.codes().contains(refusal.code());
    }
  }

  /** Is told what happens. */
  interface Reader {
    /** An event was created, changed or deleted. */
    void happened(StreamedChange change);

    /**
     * Something between what was told and what will be is missing.
     *
     * @param cluster of which; empty when that is not known
     */
    void missed(String cluster);

    /** The connection broke, or there is no other after one that ended; it is tried to go on. */
    void broke(String why);

    /** Whether nobody reads any more. */
    boolean left();
  }

  private final ApiClient api;
  private final Question stream;
  private final Patience patience;
  private final Reader reader;

  EventFollower(ApiClient api, Question stream, Patience patience, Reader reader) {
    this.api = api;
    this.stream = stream;
    this.patience = patience;
    this.reader = reader;
  }

  /**
   * Follows until nobody reads any more.
   *
   * @throws CommandFailure when the first connection fails, or a later one is refused for good
   */
  void follow() throws CommandFailure, InterruptedException {
    Ended ended =
        switch (open("")) {
          case Opened.Streaming streaming -> handOn(streaming.body(), "");
          case Opened.Refused refused -> throw HistoryClient.refused(stream, refused.reply());
        };
    while (!reader.left()) {
      InputStream again = openAgain(ended);
      if (ended.id().isEmpty()) {
        reader.missed("");
      }
      ended = handOn(again, ended.id());
    }
  }

  /**
   * How a connection ended.
   *
   * @param id to go on from; empty for none
   * @param broken what broke it; empty where the server has ended it and said from where to go on,
   *     as it does with each after a while
   */
  private record Ended(String id, String broken) {
    static Ended cleanly(String id) {
      return new Ended(id, id.isEmpty() ? "the server has ended it" : "");
    }
  }

  private Opened open(String after) throws CommandFailure, InterruptedException {
    Map<String, String> accept = Map.of("Accept", "text/event-stream");
    return api.open(
        stream.path(),
        after.isEmpty() ? accept : Map.of("Accept", "text/event-stream", "Last-Event-ID", after),
        patience.silence());
  }

  private InputStream openAgain(Ended before) throws CommandFailure, InterruptedException {
    String broken = before.broken();
    boolean told = false;
    for (int failures = 1; ; failures++) {
      if (!told && !broken.isEmpty()) {
        reader.broke(broken);
        told = true;
      }
      patience.pause(failures);
      switch (tryToOpen(before.id())) {
        case Attempt.Opened opened -> {
          return opened.body();
        }
        case Attempt.Failed failed -> broken = failed.why();
      }
    }
  }

  /** What became of trying to go on. */
  private sealed interface Attempt {
    record Opened(InputStream body) implements Attempt {}

    record Failed(String why) implements Attempt {}
  }

  private Attempt tryToOpen(String after) throws CommandFailure, InterruptedException {
    Opened opened;
    try {
      opened = open(after);
    } catch (CommandFailure failed) {
      if (failed.getCause() instanceof IOException) {
        return new Attempt.Failed(String.valueOf(failed.getMessage()));
      }
      throw failed;
    }
    return switch (opened) {
      case Opened.Streaming streaming -> new Attempt.Opened(streaming.body());
      case Opened.Refused refused when patience.mayPass(refused.reply()) ->
          new Attempt.Failed("the server says " + refused.reply().cause());
      case Opened.Refused refused -> throw HistoryClient.refused(stream, refused.reply());
    };
  }

  /** Tells what comes until the connection ends, or nobody reads any more. */
  private Ended handOn(InputStream body, String after) {
    SilenceGuard stream = SilenceGuard.over(body, patience.silence());
    var sent = new SentEvents(stream, after);
    try (stream) {
      Sent one = sent.next();
      while (one != null) {
        handOn(one);
        one = reader.left() ? null : sent.next();
      }
      return Ended.cleanly(sent.id());
    } catch (IOException lost) {
      return new Ended(sent.id(), String.valueOf(lost.getMessage()));
    }
  }

  private void handOn(Sent sent) throws IOException {
    try {
      switch (sent.name()) {
        case "event" -> reader.happened(StreamedChange.of(ApiClient.JSON.readTree(sent.data())));
        case "gap" ->
            reader.missed(ApiClient.JSON.readTree(sent.data()).path("cluster").asString(""));
        default -> {} // of a newer version
      }
    } catch (JacksonException | CommandFailure unreadable) {
      throw new IOException("what came is no event: " + unreadable.getMessage(), unreadable);
    }
  }
}
