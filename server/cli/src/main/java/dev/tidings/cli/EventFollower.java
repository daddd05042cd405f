package dev.tidings.cli;

import dev.tidings.cli.ApiClient.Opened;
import dev.tidings.cli.ApiClient.Reply;
import dev.tidings.cli.SentEvents.Sent;
import dev.tidings.recorder.RetryPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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

    /** The connection broke; it is tried to go on. */
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
    String id =
        switch (open("")) {
          case Opened.Streaming streaming -> handOn(streaming.body(), "");
          case Opened.Refused refused -> throw HistoryClient.refused(stream, refused.reply());
        };
    while (!reader.left()) {
      InputStream again = openAgain(id);
      if (id.isEmpty()) {
        reader.missed("");
      }
      id = handOn(again, id);
    }
  }

  private Opened open(String after) throws CommandFailure, InterruptedException {
    Map<String, String> accept = Map.of("Accept", "text/event-stream");
    return api.open(
        stream.path(),
        after.isEmpty() ? accept : Map.of("Accept", "text/event-stream", "Last-Event-ID", after));
  }

  private InputStream openAgain(String after) throws CommandFailure, InterruptedException {
    for (int failures = 1; ; failures++) {
      patience.pause(failures);
      Optional<InputStream> opened = tryToOpen(after);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
  }

  private Optional<InputStream> tryToOpen(String after)
      throws CommandFailure, InterruptedException {
    Opened opened;
    try {
      opened = open(after);
    } catch (CommandFailure failed) {
      if (failed.getCause() instanceof IOException) {
        return Optional.empty();
      }
      throw failed;
    }
    return switch (opened) {
      case Opened.Streaming streaming -> Optional.of(streaming.body());
      case Opened.Refused refused when patience.mayPass(refused.reply()) -> Optional.empty();
      case Opened.Refused refused -> throw HistoryClient.refused(stream, refused.reply());
    };
  }

  /** Tells what comes until the connection breaks, and gives the id to go on from. */
  private String handOn(InputStream body, String after) {
    SilenceGuard stream = SilenceGuard.over(body, patience.silence());
    var sent = new SentEvents(stream, after);
    try (stream) {
      for (Sent one = sent.next(); one != null && !reader.left(); one = sent.next()) {
        handOn(one);
      }
      reader.broke("the server has ended it");
    } catch (IOException lost) {
      reader.broke(String.valueOf(lost.getMessage()));
    }
    return sent.id();
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
