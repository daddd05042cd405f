package dev.tidings.integration;

import static dev.tidings.integration.SinkSamples.ODD;
import static dev.tidings.integration.SinkSamples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.recorder.EventSink;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.ApiSinkOptions;
import dev.tidings.sink.http.GroupChoice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every sink that writes to an API server must do, shown against the real server. */
@Timeout(180)
abstract class SinkContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  TestServer server;

  @SuppressWarnings("NullAway.Init")
  ServedEvents served;

  /**
   * A sink, and the client that it writes through.
   *
   * @param client is closed after the test, or in the middle of it
   */
  record Connected(EventSink sink, AutoCloseable client) {}

  /** Opens the sink under test, with a client of its own. */
  abstract Connected connect(URI server, ApiSinkOptions options) throws Exception;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.in(folder).start();
    served = ServedEvents.of(server.uri());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable client : opened) {
      client.close();
    }
    server.close();
  }

  EventSink sink(URI uri, ApiSinkOptions options) throws Exception {
    Connected connected = connect(uri, options);
    opened.add(connected.client());
    return connected.sink();
  }

  EventSink sink(GroupChoice group) throws Exception {
    return sink(server.uri(), ApiSinkOptions.DEFAULT.withGroup(group));
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void whatIsWrittenIsWhatWasMeant(GroupChoice group) throws Exception {
    EventSink sink = sink(group);
    Event event = event(group, "web-0.1", ODD);

    Event stored = stored(sink.create(event));

    assertThat(stored.metadata().uid()).isNotEmpty();
    assertThat(stored.withMetadata(event.metadata())).isEqualTo(event);
    assertThat(stored.metadata().labels()).isEqualTo(event.metadata().labels());
    assertThat(stored.metadata().annotations()).isEqualTo(event.metadata().annotations());
    assertThat(sink.read(event.key())).isEqualTo(new SinkResult.Stored(stored));
  }

  private static Event stored(SinkResult result) {
    assertThat(result).isInstanceOf(SinkResult.Stored.class);
    return ((SinkResult.Stored) result).event();
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void aNameThatExistsIsRefused(GroupChoice group) throws Exception {
    EventSink sink = sink(group);
    sink.create(event(group, "web-0.1", "one"));

    assertThat(refused(sink.create(event(group, "web-0.1", "two"))).reason())
        .isEqualTo("AlreadyExists");
  }

  @ParameterizedTest
  @EnumSource(names = {"CORE", "EVENTS"})
  void anEventThatIsNotThereIsMissing(GroupChoice group) throws Exception {
    assertThat(refused(sink(group).read(new EventKey("shop", "none"))).code()).isEqualTo(404);
  }

  @Test
  void whatTheServerObjectsToIsToldInItsWords() throws Exception {
    SinkResult.Refused refused =
        refused(sink(GroupChoice.EVENTS).create(event(GroupChoice.EVENTS, "e", "x".repeat(1025))));

    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.reason()).isEqualTo("Invalid");
    assertThat(refused.message()).contains("can have at most 1024 characters");
  }

  private static SinkResult.Refused refused(SinkResult result) {
    assertThat(result).isInstanceOf(SinkResult.Refused.class);
    return (SinkResult.Refused) result;
  }

  @Test
  void aServerThatIsNotThereIsUnreachable() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    EventSink sink = sink(URI.create("http://127.0.0.1:" + port), ApiSinkOptions.DEFAULT);

    assertThat(sink.create(event(GroupChoice.CORE, "e", "m")))
        .isInstanceOf(SinkResult.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 503})
  void autoChoosesTheOlderGroupWhereTheServerDoesNotSay(int code) throws Exception {
    try (FrontDoor door =
        FrontDoor.of(
            server.uri(),
            (method, path) ->
                path.equals("/apis/events.k8s.io/v1")
                    ? Optional.of(new FrontDoor.Word(code, Map.of(), ""))
                    : Optional.empty())) {
      EventSink sink = sink(door.uri(), ApiSinkOptions.DEFAULT.withGroup(GroupChoice.AUTO));

      assertThat(sink.group()).isEqualTo(ApiGroup.CORE);
      stored(sink.create(event(GroupChoice.CORE, "e", "m")));
    }
  }
}
