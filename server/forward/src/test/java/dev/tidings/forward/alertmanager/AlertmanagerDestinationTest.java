package dev.tidings.forward.alertmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Receiving;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts, posted to a server that answers as Alertmanager does. */
@Timeout(60)
class AlertmanagerDestinationTest {
  private Receiving alertmanager;

  @BeforeEach
  void open() throws IOException {
    alertmanager = Receiving.start();
  }

  @AfterEach
  void close() {
    alertmanager.close();
  }

  private DestinationPlan plan(String options) throws IOException {
    String yaml =
        "cluster: prod\nroutes:\n- {name: r, destination: {alertmanager: {url: '%s/am/'%s}}}\n"
            .formatted(alertmanager.url(), options);
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination();
  }

  private Delivery deliver(String options, Event... events) throws Exception {
    List<Message> messages =
        Stream.of(events)
            .map(each -> new Message("prod", each, Message.Form.EVENT, new byte[0]))
            .toList();
    try (Destination destination = plan(options).open()) {
      return destination.deliver(messages);
    }
  }

  private JsonNode alerts() {
    return JsonMapper.shared().readTree(alertmanager.bodies().getLast());
  }

  private static Event warning(String name) {
    return Events.ofPod("shop", name).toBuilder().type("Warning").reason("BackOff").build();
  }

  @Test
  void anAlertLastsFromTheFirstOccurrenceUntilSomeTimeAfterTheLast() throws Exception {
    Event repeated = Events.repeated(warning("a"), 40, Events.SEEN.plusSeconds(3000));

    assertThat(deliver("", repeated)).isEqualTo(new Delivery.Done());

    assertThat(alertmanager.posted().getFirst().path()).isEqualTo("/am/api/v2/alerts");
    assertThat(alerts())
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    [{"labels": {"alertname": "BackOff", "cluster": "prod", "kind": "Pod",
                                 "name": "web-0", "namespace": "shop", "severity": "warning"},
                      "annotations": {"count": "40", "event": "prod/uid-of-a/",
                                      "lastSeen": "2026-01-01T00:50:00Z", "message": "Started it"},
                      "startsAt": "2026-01-01T00:00:00Z", "endsAt": "2026-01-01T01:05:00Z"}]
                    """));
  }

  @Test
  void anAlertOfAnEventWithoutTimesIsOfWhenItWasMadeHoweverOftenItIsDelivered() throws Exception {
    deliver("", Events.withoutTimes(warning("a")));

    assertThat(alerts().at("/0/startsAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(alerts().at("/0/endsAt").asString()).isEqualTo("2026-01-01T00:15:00Z");
  }

  @Test
  void eventsOfOneObjectForOneReasonAreOneAlertThatTheLastOneRenews() throws Exception {
    Event other =
        warning("c").toBuilder()
            .involvedObject(new ObjectReference("Node", "", "node-1", "", "v1", "", ""))
            .build();

    deliver(
        ", resolveAfter: 1m",
        warning("a"),
        Events.repeated(warning("b"), 2, Events.SEEN.plusSeconds(30)),
        other);

    assertThat(alerts()).hasSize(2);
    assertThat(alerts().at("/0/startsAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(alerts().at("/0/endsAt").asString()).isEqualTo("2026-01-01T00:01:30Z");
    assertThat(alerts().at("/0/annotations/event").asString()).isEqualTo("prod/uid-of-b/");
    assertThat(alerts().at("/1/labels/kind").asString()).isEqualTo("Node");
    assertThat(alerts().at("/1/labels").has("namespace")).as("an empty label").isFalse();
  }

  @Test
  void onlyWarningsAreAlertsUnlessOthersAreWanted() throws Exception {
    Event normal = Events.ofPod("shop", "a");

    assertThat(plan("").wants(normal)).isFalse();
    assertThat(plan("").wants(warning("a"))).isTrue();
    assertThat(plan(", normal: true").wants(normal)).isTrue();
    deliver(", normal: true", normal);
    assertThat(alerts().at("/0/labels/severity").asString()).isEqualTo("info");
  }

  @Test
  void whatItRefusesIsFoundAndWhatItHasNoTimeForIsTriedLater() throws Exception {
    Event poison = warning("poison").toBuilder().reason("Poison").build();
    alertmanager.answer(400, "{\"code\":601}").answer(200, "").answer(400, "start before end");
    assertThat(deliver("", warning("a"), poison))
        .isEqualTo(new Delivery.Refused(1, 1, "code 400: start before end"));

    alertmanager.answer(503, "30", "");
    assertThat(deliver("", warning("a")))
        .isEqualTo(new Delivery.Later(0, "code 503", Duration.ofSeconds(30)));
  }
}
