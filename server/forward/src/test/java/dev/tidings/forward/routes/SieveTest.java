package dev.tidings.forward.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.OwnerReference;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.kit.Tray;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.kit.MovingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SieveTest {
  private static final Event POD =
      with(Events.ofPod("shop", "web-0.1"), Map.of("app", "web"), Map.of("trace", "t-1"));
  private static final Event NODE = Events.ofNode("node-1.1");

  private static final Event DESCRIBED =
      new InvolvedObject(
              Map.of("team", "shop"),
              Map.of("pager", "no"),
              List.of(),
              List.of(owner("ReplicaSet", "web-5d"), owner("Deployment", "web")),
              false)
          .beside(Events.ofPod("shop", "web-0.1"));

  private static OwnerReference owner(String kind, String name) {
    return new OwnerReference("apps/v1", kind, name, "uid-" + name, true, null);
  }

  private static Event with(Event event, Map<String, String> labels, Map<String, String> notes) {
    return event.withMetadata(
        event.metadata().toBuilder().labels(labels).annotations(notes).build());
  }

  private static Sieve route(String rules) throws SettingsException {
    String yaml =
        "cluster: prod\nroutes:\n- {name: r, %s destination: {tray: {}}}".formatted(rules);
    Routes routes =
        new RoutesFile(List.of(new Tray()), Surrounding.by(new MovingClock()))
            .read(yaml.getBytes(UTF_8));
    return new Sieve(routes.routes().getFirst());
  }

  private static SeenChange change(@Nullable Event before, @Nullable Event after) {
    Event any = after == null ? NODE : after;
    return seen(new Change(42, any.key(), stored(before, 41), stored(after, 42)));
  }

  private static SeenChange seen(Change change) {
    return new SeenChange("prod", change);
  }

  private static @Nullable StoredEvent stored(@Nullable Event event, long revision) {
    return event == null
        ? null
        : new StoredEvent(event.key(), StoredForm.encode(event), revision, 41, null);
  }

  private static String fate(Sieve sieve, @Nullable Event before, @Nullable Event after) {
    return switch (sieve.sift(change(before, after))) {
      case Sifted.Wanted wanted -> "sent";
      case Sifted.Unshaped unshaped -> unshaped.why();
      case Sifted.Dropped dropped -> dropped.cause().name();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          source: {namespaces: [shop, bar]},         ; sent      ; ELSEWHERE
          source: {namespaces: default},             ; ELSEWHERE ; sent
          match: {scope: Cluster},                   ; UNMATCHED ; sent
          match: {scope: Namespaced},                ; sent      ; UNMATCHED
          match: {kind: [Node, PersistentVolume]},   ; UNMATCHED ; sent
          match: {kind: Nod},                        ; UNMATCHED ; UNMATCHED
          match: {kind: /o/},                        ; sent      ; sent
          match: {kind: /^N/},                       ; UNMATCHED ; sent
          match: {namespace: shop},                  ; sent      ; UNMATCHED
          match: {name: /^web-/},                    ; sent      ; UNMATCHED
          match: {type: Normal, reason: Started},    ; sent      ; sent
          match: {type: Warning, reason: Started},   ; UNMATCHED ; UNMATCHED
          match: {message: tarted},                  ; sent      ; sent
          match: {component: kubelet},               ; sent      ; sent
          match: {labels: {app: web}},               ; sent      ; UNMATCHED
          match: {labels: {app: [db, /^w/]}},        ; sent      ; UNMATCHED
          match: {labels: {app: db}},                ; UNMATCHED ; UNMATCHED
          match: {annotations: {trace: /./}},        ; sent      ; UNMATCHED
          match: {annotations: {trace: //}},         ; sent      ; UNMATCHED
          match: {count: {atLeast: 2}},              ; UNMATCHED ; UNMATCHED
          match: {count: {atMost: 1}},               ; sent      ; sent
          match: {cel: event.count == 1 && cluster != "x"}, ; sent ; sent
          match: {cel: event.involvedObject.namespace == "shop"},   ; sent      ; UNDECIDED
          match: {kind: Pod, cel: event.involvedObject.namespace == "shop"},   ; sent      ; UNMATCHED
          drop: [{cel: event.involvedObject.namespace == "shop"}],   ; RULE ; sent
          source: {clusters: [prod]},                ; sent      ; sent
          source: {clusters: other},                 ; ELSEWHERE ; ELSEWHERE
          drop: [{kind: Pod}],                       ; RULE      ; sent
          drop: [{kind: Pod}, {reason: Started}],    ; RULE      ; RULE
          'drop: [{kind: Pod, reason: Other}],'      ; sent      ; sent
          """)
  void whatIsSaidOfARouteDecidesWhatIsSent(String rules, String pod, String node)
      throws SettingsException {
    Sieve sieve = route(rules);
    assertThat(fate(sieve, null, POD)).isEqualTo(pod);
    assertThat(fate(sieve, null, NODE)).isEqualTo(node);
  }

  @Test
  void repeatsAreSentAllOrNoneOrOnceInEachStretchOfTime() throws SettingsException {
    Event soon = Events.repeated(NODE, 2, Events.SEEN.plusSeconds(599));
    Event later = Events.repeated(NODE, 3, Events.SEEN.plus(Duration.ofMinutes(10)));

    assertThat(fate(route(""), NODE, soon)).isEqualTo("sent");
    assertThat(fate(route("repeats: first,"), null, NODE)).isEqualTo("sent");
    assertThat(fate(route("repeats: first,"), NODE, soon)).isEqualTo("REPEAT");
    Sieve every = route("repeats: every 10m,");
    assertThat(fate(every, null, NODE)).isEqualTo("sent");
    assertThat(fate(every, NODE, soon)).isEqualTo("REPEAT");
    assertThat(fate(every, soon, later)).isEqualTo("sent");
  }

  @Test
  void whatTheDestinationHasWrittenIsNotTakenThereAgain() throws SettingsException {
    assertThat(fate(route(""), null, with(NODE, Map.of("tray", "r"), Map.of()))).isEqualTo("LOOP");
  }

  @Test
  void whatIsGoneOrNoEventIsNotSent() throws SettingsException {
    assertThat(fate(route(""), NODE, null)).isEqualTo("DELETED");
    var key = new EventKey("default", "noise");
    var noise = new Change(3, key, null, new StoredEvent(key, new byte[] {1, 2}, 3, 3, null));
    assertThat(route("").sift(seen(noise))).isEqualTo(new Sifted.Dropped(DropCause.UNREADABLE));
  }

  @Test
  void aMessageIsNamedByItsStateAndHoldsTheEventAsJson() throws SettingsException {
    Sifted sifted = route("").sift(change(null, NODE));

    Message message = ((Sifted.Wanted) sifted).message();
    assertThat(message.id()).isEqualTo("prod/uid-of-node-1.1/42");
    assertThat(new String(message.body(), UTF_8))
        .startsWith("{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"node-1.1\"")
        .contains("\"resourceVersion\":\"42\"");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`match: {objectLabels: {team: shop}},`, true",
        "`match: {objectLabels: {team: /^s/}, objectAnnotations: {pager: [no, off]}},`, true",
        "`match: {objectLabels: {team: ops}},`, false",
        "`match: {objectLabels: {other: shop}},`, false",
        "`match: {owner: Deployment/web},`, true",
        "`match: {owner: [Job/web, /^ReplicaSet/]},`, true",
        "`match: {owner: DaemonSet/web},`, false",
        "`match: {labels: {team: shop}},`, true",
      })
  void anEventIsChosenByWhatItsObjectIs(String rules, boolean wanted) throws SettingsException {
    boolean chosen = route(rules).sift(change(null, DESCRIBED)) instanceof Sifted.Wanted;

    assertThat(chosen).isEqualTo(wanted);
    assertThat(route("match: {owner: Deployment/web},").sift(change(null, POD)))
        .isInstanceOf(Sifted.Dropped.class);
  }
}
