package dev.tidings.cli;

import static dev.tidings.cli.Answers.STREAM;
import static dev.tidings.cli.Answers.warning;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.cli.EventFollower.Patience;
import dev.tidings.recorder.RetryPolicy;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventFollowerTest {
  private static final Duration SOON = Duration.ofMillis(1);
  private static final Patience PATIENT = waiting(Duration.ofMinutes(1));

  private final List<String> told = new ArrayList<>();
  @AutoClose private final AnsweringServer server = AnsweringServer.start();

  private static Patience waiting(Duration silence) {
    var retry = new RetryPolicy(9, RetryPolicy.backoff(SOON, SOON), Set.of(503));
    return new Patience(silence, retry, new Random(1));
  }

  /** Leaves when it has seen the event that is called last. */
  private final class Writer implements EventFollower.Reader {
    @Override
    public void happened(StreamedChange change) {
      told.add(change.found().name());
    }

    @Override
    public void missed(String cluster) {
      told.add("missed " + cluster);
    }

    @Override
    public void broke(String why) {
      told.add("broke");
    }

    @Override
    public boolean left() {
      return told.contains("event/last.1");
    }
  }

  private void follow(Patience patience) throws CommandFailure, InterruptedException {
    try (var api = new ApiClient(ServerAccess.of(server.url()))) {
      var stream = Question.of("stream").with("q", "a");
      new EventFollower(api, stream, patience, new Writer()).follow();
    }
  }

  private static AnsweringServer.Answer sends(String text) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(text.getBytes(UTF_8));
    };
  }

  private static String event(String id, String name) {
    return "id: " + id + "\nevent: event\ndata: " + warning("tidings", name) + "\n\n";
  }

  @Test
  void goesOnWhereItWas() throws Exception {
    server
        .on(STREAM, sends(event("1", "a") + ":\n\n" + event("2", "b")))
        .on(STREAM, 503, "")
        .on(STREAM, sends(event("3", "last")));

    follow(PATIENT);

    assertThat(told).containsExactly("event/a.1", "event/b.1", "broke", "event/last.1");
    assertThat(server.asked()).hasSize(3).containsOnly(STREAM + "?q=a");
    assertThat(List.of(0, 1, 2))
        .extracting(request -> server.header(request, "Last-event-id"))
        .containsExactly("", "2", "2");
  }

  @Test
  void saysNothingWhenTheServerEndsAStreamAndOpensAnother() throws Exception {
    server.on(STREAM, sends(event("1", "a"))).on(STREAM, sends(event("2", "last")));

    follow(PATIENT);

    assertThat(told).containsExactly("event/a.1", "event/last.1");
  }

  @Test
  void tellsNothingMoreWhenNobodyReadsAnyMore() throws Exception {
    server.on(STREAM, sends(event("1", "last") + event("2", "b")));

    follow(PATIENT);

    assertThat(told).containsExactly("event/last.1");
  }

  @Test
  void tellsOfGaps() throws Exception {
    server
        .on(STREAM, sends(event("1", "a")))
        .on(
            STREAM,
            sends("event: gap\nid: 9\ndata: {\"cluster\":\"eu\"}\n\n" + event("10", "last")));

    follow(PATIENT);

    assertThat(told).containsExactly("event/a.1", "missed eu", "event/last.1");
  }

  @Test
  void whatBreaksBeforeAPlaceIsKnownMayBeAGap() throws Exception {
    server.on(STREAM, sends(":\n\n")).on(STREAM, sends(event("1", "last")));

    follow(PATIENT);

    assertThat(told).containsExactly("broke", "missed ", "event/last.1");
  }

  @Test
  void aConnectionThatIsSilentCountsAsBroken() throws Exception {
    var ended = new CountDownLatch(1);
    server
        .on(
            STREAM,
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              exchange.getResponseBody().write(event("1", "a").getBytes(UTF_8));
              exchange.getResponseBody().flush();
              await(ended);
            })
        .on(STREAM, sends(event("2", "last")));

    follow(waiting(Duration.ofMillis(300)));
    ended.countDown();

    assertThat(told).containsExactly("event/a.1", "broke", "event/last.1");
    assertThat(server.header(1, "Last-event-id")).isEqualTo("1");
  }

  @Test
  void aConnectionThatIsNotAnsweredIsGivenUp() throws Exception {
    var ended = new CountDownLatch(1);
    server
        .on(STREAM, sends(event("1", "a")))
        .on(STREAM, exchange -> await(ended))
        .on(STREAM, sends(event("2", "last")));

    follow(waiting(Duration.ofMillis(300)));
    ended.countDown();

    assertThat(told).containsExactly("event/a.1", "broke", "event/last.1");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @Test
  void aRefusalForGoodEndsIt() {
    server.on(STREAM, sends(event("1", "a"))).on(STREAM, 401, Answers.status(401, "Unauthorized"));

    assertThatThrownBy(() -> follow(PATIENT))
        .hasMessageContaining("refused")
        .hasMessageContaining("Unauthorized");
  }

  @Test
  void whatCannotBeginFails() {
    server.on(STREAM, 503, Answers.status(503, "not yet"));

    assertThatThrownBy(() -> follow(PATIENT)).hasMessageContaining("not yet");
  }

  @Test
  void whatIsNoEventBreaksTheConnection() throws Exception {
    server
        .on(STREAM, sends("id: 1\nevent: event\ndata: {\n\n"))
        .on(STREAM, sends(event("2", "last")));

    follow(PATIENT);

    assertThat(told).containsExactly("broke", "event/last.1");
  }
}
