package dev.tidings.collect.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.collect.upstream.Deadlines;
import dev.tidings.collect.upstream.UpstreamObjects;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DescriberTest {
  private static final String PODS = "/api/v1/namespaces/shop/pods/";
  private static final String SETS = "/apis/apps/v1/namespaces/shop/replicasets/";

  private List<Event> passedOn = List.of();
  private final Outcomes outcomes = new Outcomes();
  private final KnownObjects known = new KnownObjects(1 << 20);
  private final Deadlines deadlines = new Deadlines();
  private Instant now = Instant.parse("2026-11-22T10:00:00Z");

  @SuppressWarnings("NullAway.Init")
  private ObjectServer server;

  @SuppressWarnings("NullAway.Init")
  private Describer describer;

  @BeforeEach
  void serve() throws IOException {
    server = new ObjectServer();
    var upstream = new UpstreamObjects(ServerAccess.of(server.url()), deadlines, () -> now);
    describer =
        new Describer(
            new ObjectDescriptions("prod", upstream, known, () -> now), outcomes, () -> now);
  }

  @AfterEach
  void end() {
    describer.close();
    deadlines.close();
    server.close();
  }

  private Event event(String kind, String name, String uid) {
    String namespace = kind.equals("Node") ? "" : "shop";
    String apiVersion = kind.equals("Widget") ? "example.com/v1" : "v1";
    return Event.builder()
        .metadata(ObjectMeta.builder().namespace("shop").name(name + ".1").build())
        .involvedObject(new ObjectReference(kind, namespace, name, uid, apiVersion, "", ""))
        .lastTimestamp(now)
        .build();
  }

  private InvolvedObject described(Event event) throws Exception {
    passedOn = describer.describe(List.of(event));
    return InvolvedObject.of(passedOn.get(0));
  }

  @Test
  void labelsAnnotationsAndOwnersStandBesideTheEvent() throws Exception {
    server.put(
        PODS + "web-1",
        """
        {"name":"web-1","uid":"u1","labels":{"app":"web"},"annotations":{"note":"n"},
         "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-5d","uid":"r1","controller":true}]}
        """);
    server.put(
        SETS + "web-5d",
        """
        {"name":"web-5d","uid":"r1",
         "ownerReferences":[{"apiVersion":"apps/v1","kind":"Deployment","name":"web","uid":"d1","controller":true}]}
        """);

    InvolvedObject object = described(event("Pod", "web-1", "u1"));

    assertThat(object.labels()).containsEntry("app", "web");
    assertThat(object.annotations()).containsEntry("note", "n");
    assertThat(object.ownerReferences()).extracting(OwnerReference::name).containsExactly("web-5d");
    assertThat(object.ownerChain())
        .extracting(each -> each.kind() + "/" + each.name())
        .containsExactly("ReplicaSet/web-5d", "Deployment/web");
    assertThat(passedOn.get(0).metadata().labels()).containsEntry("app", "web");
  }

  @Test
  void anObjectIsAskedForOnceAMinuteHoweverManyEventsItHas() throws Exception {
    server.put(PODS + "web-1", "{\"uid\":\"u1\",\"labels\":{\"app\":\"web\"}}");
    described(event("Pod", "web-1", "u1"));
    int once = server.asked();
    described(event("Pod", "web-1", "u1"));
    assertThat(server.asked()).isEqualTo(once);

    server.put(PODS + "web-1", "{\"uid\":\"u1\",\"labels\":{\"app\":\"shop\"}}");
    now = now.plus(Duration.ofSeconds(61));

    assertThat(described(event("Pod", "web-1", "u1")).labels()).containsEntry("app", "shop");
  }

  @Test
  void anObjectThatIsGoneIsWhatItWas() throws Exception {
    server.put(PODS + "web-1", "{\"uid\":\"u1\",\"labels\":{\"app\":\"web\"}}");
    described(event("Pod", "web-1", "u1"));
    server.remove(PODS + "web-1");
    now = now.plus(Duration.ofSeconds(61));

    InvolvedObject gone = described(event("Pod", "web-1", "u1"));

    assertThat(gone.deleted()).isTrue();
    assertThat(gone.labels()).containsEntry("app", "web");
  }

  @Test
  void anotherObjectOfTheSameNameIsNotTheOne() throws Exception {
    server.put(PODS + "web-1", "{\"uid\":\"u2\",\"labels\":{\"app\":\"web\"}}");

    assertThat(described(event("Pod", "web-1", "u1"))).isEqualTo(InvolvedObject.UNKNOWN);
    assertThat(outcomes.of(Outcome.GONE)).isEqualTo(1);
  }

  @Test
  void nodesAndStaticPodsAreKnownByWhatTheKubeletCallsTheirUid() throws Exception {
    server.put("/api/v1/nodes/n1", "{\"uid\":\"real\",\"labels\":{\"zone\":\"a\"}}");
    server.put(
        PODS + "etcd-n1",
        "{\"uid\":\"real\",\"labels\":{\"tier\":\"control\"},"
            + "\"annotations\":{\"kubernetes.io/config.mirror\":\"hash\"}}");

    assertThat(described(event("Node", "n1", "n1")).labels()).containsEntry("zone", "a");
    assertThat(described(event("Pod", "etcd-n1", "hash")).labels())
        .containsEntry("tier", "control");
  }

  @Test
  void whatCannotBeAskedForOrIsLongAgoIsPassedOnAsItIs() throws Exception {
    Event unknown = event("Widget", "w", "u");
    described(unknown);
    assertThat(passedOn).containsExactly(unknown);
    assertThat(outcomes.of(Outcome.HIDDEN)).isEqualTo(1);

    Event old = event("Pod", "web-1", "u1");
    now = now.plus(Duration.ofMinutes(11));
    described(old);
    assertThat(passedOn).containsExactly(old);
    assertThat(outcomes.of(Outcome.UNASKED)).isEqualTo(1);
  }

  @Test
  void nothingOfSecretsStandsBesideEvents() throws Exception {
    server.put(
        PODS + "web-1",
        """
        {"uid":"u1","annotations":{"note":"n",
          "kubectl.kubernetes.io/last-applied-configuration":"{\\"data\\":\\"aHVudGVyMg==\\"}"},
         "ownerReferences":[{"apiVersion":"v1","kind":"Secret","name":"key","uid":"s1","controller":true}]}
        """);
    described(event("Secret", "key", "s1"));
    assertThat(server.asked()).isZero();
    assertThat(outcomes.of(Outcome.UNASKED)).isEqualTo(1);

    InvolvedObject pod = described(event("Pod", "web-1", "u1"));

    assertThat(pod.annotations()).containsOnlyKeys("note");
    assertThat(server.asked()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "v1/../../api/v1, shop, web-1",
    "../v1, shop, web-1",
    "a/b/v1, shop, web-1",
    "v1?watch=true, shop, web-1",
    "V1, shop, web-1",
    "v1, .., web-1",
    "v1, a/b, web-1",
    "v1, shop, ..",
    "v1, shop, .",
    "v1, shop, web-1/log",
    "v1, shop, ''"
  })
  void whatIsNoObjectsPathIsNotAskedFor(String apiVersion, String namespace, String name)
      throws Exception {
    described(
        event("Pod", "web-1", "").toBuilder()
            .involvedObject(new ObjectReference("Pod", namespace, name, "", apiVersion, "", ""))
            .build());

    assertThat(server.asked()).isZero();
    assertThat(outcomes.of(Outcome.UNASKED)).isEqualTo(1);
  }

  @Test
  void aLookupThatBreaksCostsNoEvent() throws Exception {
    deadlines.close();
    Event event = event("Pod", "web-1", "u1");
    described(event);

    assertThat(passedOn).containsExactly(event);
    assertThat(outcomes.of(Outcome.FAILED)).isEqualTo(1);
  }

  @Test
  void aClusterThatDoesNotAnswerDelaysOneBatchAndIsThenLeftAloneForAWhile() throws Exception {
    server.hang();
    Event event = event("Pod", "web-1", "u1");
    described(event);
    assertThat(passedOn).containsExactly(event);
    int asked = server.asked();

    described(event("Pod", "web-2", "u2"));

    assertThat(server.asked()).isEqualTo(asked);
    assertThat(outcomes.of(Outcome.LATE) + outcomes.of(Outcome.FAILED)).isEqualTo(2);
  }

  @Test
  void whatIsKnownIsBounded() {
    for (int i = 0; i < 10_000; i++) {
      var key = new ObjectKey("prod", "v1", "Pod", "shop", "p" + i, "u" + i);
      known.put(key, new Found.Seen(InvolvedObject.UNKNOWN), now);
    }

    assertThat(known.size()).isBetween(1_000, 3_000);
    assertThat(known.fresh(new ObjectKey("prod", "v1", "Pod", "shop", "p9999", "u9999"), now))
        .isPresent();
  }
}
