package dev.tidings.forward.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.exporter.ExporterFile;
import dev.tidings.forward.http.Authorization;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Receiving;
import dev.tidings.forward.kit.Receiving.Posted;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.DropCause;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.SeenChange;
import dev.tidings.forward.routes.Sieve;
import dev.tidings.forward.routes.Sifted;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.kit.MovingClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers of a file get, from the change to the socket. */
@Timeout(60)
class ExporterRoutesTest {
  private static final Event POD = Events.ofPod("shop", "a");

  @TempDir Path folder;

  private final MovingClock clock = new MovingClock();
  private Receiving receiving;

  @BeforeEach
  void open() throws IOException {
    receiving = Receiving.start();
  }

  @AfterEach
  void close() {
    receiving.close();
  }

  private Routes routes(String file) throws IOException {
    String here = file.replace("SERVER", receiving.url()).replace("FOLDER", folder.toString());
    return ExporterRoutes.of(ExporterFile.read(here, Map.of()), Surrounding.by(clock));
  }

  /** The route of a file with one receiver, which gets everything. */
  private Route to(String receiver) throws IOException {
    return routes("route: {match: [{receiver: r}]}\nreceivers: [{name: r, " + receiver + "}]")
        .routes()
        .getFirst();
  }

  private static StoredEvent stored(Event event) {
    return new StoredEvent(event.key(), StoredForm.encode(event), 7, 7, null);
  }

  private static Sifted sift(Route route, Event event) {
    return new Sieve(route)
        .sift(new SeenChange("tidings", new Change(7, event.key(), null, stored(event))));
  }

  private static Delivery deliver(Route route, Event... events) throws Exception {
    var batch = new ArrayList<Message>();
    for (Event each : events) {
      if (sift(route, each) instanceof Sifted.Wanted wanted) {
        batch.add(wanted.message());
      }
    }
    try (Destination destination = route.destination().open()) {
      return destination.deliver(batch);
    }
  }

  @Test
  void eachReceiverThatTheTreeCanSendToHasARouteOfItsOwn() throws Exception {
    Routes routes =
        routes(
            """
            clusterName: prod
            maxEventAgeSeconds: 60
            route:
              routes:
              - match: [{receiver: ms_teams}]
              - drop: [{type: Normal}]
                match: [{receiver: dump}, {receiver: aws}]
            receivers:
            - {name: dump, stdout: {}}
            - {name: ms_teams, teams: {endpoint: "SERVER"}}
            - {name: aws, sqs: {}}
            - {name: unused, stdout: {}}
            """);

    assertThat(routes.cluster()).isEqualTo("prod");
    assertThat(routes.routes())
        .extracting(Route::name)
        .containsExactly("dump", RouteName.of("ms_teams"));
    assertThat(routes.routes().getFirst().delivery().lookBack()).isEqualTo(Duration.ofMinutes(1));
    assertThat(sift(routes.routes().getFirst(), POD))
        .isEqualTo(new Sifted.Dropped(DropCause.UNMATCHED));
    assertThat(sift(routes.routes().getLast(), POD)).isInstanceOf(Sifted.Wanted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook: {endpoint", "loki: {url", "teams: {endpoint"})
  void aNameAndPasswordInAUrlAreShownAsGoDoes(String receiver) throws Exception {
    String url = receiving.url().replace("://", "://u%40x:p%3A+w@") + "/in";
    receiving.usually(200, "1");

    assertThat(deliver(to(receiver + ": '" + url + "'}"), POD)).isEqualTo(new Delivery.Done());
    deliver(to(receiver + ": '" + url + "', headers: {authorization: Bearer t}}"), POD);

    assertThat(receiving.posted()).extracting(Posted::path).containsExactly("/in", "/in");
    assertThat(receiving.posted())
        .extracting(each -> each.headers().getFirst("Authorization"))
        .containsExactly(Authorization.basic("u@x", "p:+w"), "Bearer t");
  }

  @Test
  void repeatsAreNotSentAndOtherNamespacesNeither() throws Exception {
    Route route =
        routes(
                "namespace: shop\nroute: {match: [{receiver: r}]}\n"
                    + "receivers: [{name: r, stdout: {}}]")
            .routes()
            .getFirst();
    var repeat = new Change(8, POD.key(), stored(POD), stored(POD));

    assertThat(new Sieve(route).sift(new SeenChange("tidings", repeat)))
        .isEqualTo(new Sifted.Dropped(DropCause.REPEAT));
    assertThat(sift(route, Events.ofPod("other", "a")))
        .isEqualTo(new Sifted.Dropped(DropCause.ELSEWHERE));
  }

  @Test
  void anEventThatTheTreeSendsTwiceToAReceiverComesTwice() throws Exception {
    Route route =
        routes(
                """
                route: {match: [{receiver: r}], routes: [{match: [{receiver: r, kind: Pod}]}]}
                receivers: [{name: r, webhook: {endpoint: "SERVER/hook"}}]
                """)
            .routes()
            .getFirst();

    deliver(route, POD, Events.ofNode("n"));

    assertThat(receiving.bodies()).hasSize(3);
  }

  @Test
  void aWebhookGetsEachEventByItself() throws Exception {
    Route route =
        to(
            "webhook: {endpoint: 'SERVER/hook', headers: {X-R: '{{ .Reason }}'}, layout: {m: '{{"
                + " .Message }}', c: '{{ .ClusterName }}'}}");

    assertThat(deliver(route, POD, Events.ofPod("shop", "b"))).isEqualTo(new Delivery.Done());

    assertThat(receiving.bodies())
        .containsExactly("{\"c\":\"\",\"m\":\"Started it\"}", "{\"c\":\"\",\"m\":\"Started it\"}");
    assertThat(receiving.posted().getFirst().headers().getFirst("X-R")).isEqualTo("Started");
    assertThat(receiving.posted().getFirst().path()).isEqualTo("/hook");
  }

  @Test
  void anEventOfWhichALayoutMakesNothingIsNotSent() throws Exception {
    Route route = to("webhook: {endpoint: 'SERVER', layout: {m: '{{ index .Message 99 }}'}}");

    assertThat(sift(route, POD))
        .isInstanceOfSatisfying(
            Sifted.Unshaped.class, each -> assertThat(each.why()).contains("the layout failed"));
  }

  @Test
  void anEventThatMakesAHeaderThatCannotBeSentHoldsUpNoOther() throws Exception {
    Route route = to("webhook: {endpoint: 'SERVER', headers: {X-M: '{{ .Message }}'}}");
    Event twoLines = POD.toBuilder().message("two\nlines").build();

    assertThat(deliver(route, POD, twoLines))
        .isEqualTo(new Delivery.Refused(1, 1, "is no header that can be sent"));
  }

  @Test
  void aFileHasALineForEachInAFolderThatIsMade() throws Exception {
    Route route = to("file: {path: 'FOLDER/new/dump', layout: {m: '{{ .Reason }}'}}");

    assertThat(deliver(route, POD, POD)).isEqualTo(new Delivery.Done());

    assertThat(Files.readString(folder.resolve("new/dump")))
        .isEqualTo("{\"m\":\"Started\"}\n{\"m\":\"Started\"}\n");
  }

  @Test
  void syslogGetsLines() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + server.getLocalPort();
      Route route = to("syslog: {network: tcp, address: '" + address + "', tag: k8s.event}");

      assertThat(deliver(route, POD, POD)).isEqualTo(new Delivery.Done());

      try (Socket taken = server.accept();
          var in = new BufferedReader(new InputStreamReader(taken.getInputStream(), UTF_8))) {
        assertThat(in.readLine())
            .matches("<128>2026-01-01T00:00:00Z \\S+ k8s\\.event\\[\\d+]: \\{\"metadata\":.*}");
        assertThat(in.readLine()).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"ok\":true}', Done",
    "'{\"ok\":false,\"error\":\"ratelimited\"}', Later",
    "'{\"ok\":false,\"error\":\"invalid_auth\"}', Later",
    "'{\"ok\":false,\"error\":\"channel_not_found\"}', Refused",
    "'<html>a proxy</html>', Later",
  })
  void slackSaysWithin200WhetherItHasTakenAMessage(String answer, String kind) throws Exception {
    receiving.usually(200, answer);
    Route route =
        to("slack: {url: 'SERVER/api/', token: t, channel: '#c', message: '{{ .Reason }}'}");

    assertThat(deliver(route, POD).getClass().getSimpleName()).isEqualTo(kind);
    assertThat(receiving.bodies()).containsExactly("channel=%23c&text=Started&token=t");
    assertThat(receiving.posted().getFirst().path()).isEqualTo("/api/chat.postMessage");
  }

  @Test
  void aBusySlackIsLeftAloneForAsLongAsItAsks() throws Exception {
    receiving.answer(429, "30", "");
    Route route = to("slack: {url: 'SERVER/', token: t, channel: '#c', message: m}");

    assertThat(deliver(route, POD))
        .isEqualTo(new Delivery.Later(0, "code 429", Duration.ofSeconds(30)));
  }

  @Test
  void teamsSaysWithin200ThatItWasAskedTooOften() throws Exception {
    receiving.answer(
        200,
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP"
            + " error 429 with ContextId x");
    Route route = to("teams: {endpoint: 'SERVER/teams'}");

    assertThat(deliver(route, POD)).isInstanceOf(Delivery.Later.class);
    assertThat(deliver(route, POD)).isEqualTo(new Delivery.Done());
    assertThat(receiving.bodies().getLast())
        .startsWith("{\"summary\":\"event\",\"text\":\"Event: ");
  }

  @Test
  void whatPeopleWouldGetTooMuchOfIsDroppedAndCounted() throws Exception {
    Route route = to("slack: {url: 'SERVER/', token: t, channel: '#c', message: m}");

    List<Sifted> sifted = Stream.generate(() -> sift(route, POD)).limit(30).toList();

    assertThat(sifted).filteredOn(Sifted.Wanted.class::isInstance).hasSize(20);
    assertThat(sifted).last().isEqualTo(new Sifted.Dropped(DropCause.THROTTLED));
    clock.advance(Duration.ofSeconds(3));
    assertThat(sift(route, POD)).isInstanceOf(Sifted.Wanted.class);
  }

  @Test
  void opsgenieAcceptsAlerts() throws Exception {
    receiving.usually(202, "{\"result\":\"Request will be processed\"}");
    Route route = to("opsgenie: {apiKey: k, URL: 'SERVER', message: '{{ .Message }}'}");

    assertThat(deliver(route, POD)).isEqualTo(new Delivery.Done());
    assertThat(receiving.posted().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("GenieKey k");
    receiving.answer(422, "{\"message\":\"too long\"}");
    assertThat(deliver(route, POD)).isInstanceOf(Delivery.Refused.class);
  }

  @Test
  void lokiGetsALineOfAStream() throws Exception {
    receiving.usually(204, "");
    Route route = to("loki: {url: 'SERVER/loki/api/v1/push', streamLabels: {a: b}}");

    assertThat(deliver(route, POD)).isEqualTo(new Delivery.Done());
    assertThat(receiving.bodies().getFirst())
        .startsWith(
            "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"1767225600000000000\",");
  }

  @Test
  void messagesNameTheClusterAndEventsOnlyIfTheFileDoes() throws Exception {
    Route route = to("stdout: {layout: {c: '{{ .ClusterName }}'}}");

    assertThat(sift(route, POD))
        .isInstanceOfSatisfying(
            Sifted.Wanted.class,
            wanted -> {
              assertThat(wanted.message().id()).isEqualTo("tidings/uid-of-a/7");
              assertThat(new String(wanted.message().body(), UTF_8)).isEqualTo("{\"c\":\"\"}");
            });
  }
}
