package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ManagedFieldsEntry;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPatchTest {
  private static final Instant TIME = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final int ROUNDS = 5_000;

  private final Random random = new Random(20261122);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":2,\"lastTimestamp\":\"2026-03-01T10:00:00Z\"}",
        "{\"message\":\"(combined from similar events): x\",\"count\":7}",
        "{\"series\":{\"count\":2,\"lastObservedTime\":\"2026-03-01T10:00:00.123456Z\"}}",
        "{}"
      })
  void whatARecorderSendsIsPlain(String patch) {
    assertThat(PlainPatch.read(patch.getBytes(UTF_8), ApiGroup.CORE)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"count\":null}",
        "{\"count\":2.0}",
        "{\"count\":\"2\"}",
        "{\"count\":1,\"count\":2}",
        "{\"count\":2} x",
        "{\"count\":2",
        "{\"lastTimestamp\":\"yesterday\"}",
        "{\"series\":null}",
        "{\"series\":{\"$patch\":\"delete\"}}",
        "{\"$retainKeys\":[\"count\"],\"count\":2}",
        "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}",
        "{\"note\":\"a field of the other group\"}",
        "{\"unknown\":1}"
      })
  void whatIsUnusualIsNot(String patch) {
    assertThat(PlainPatch.read(patch.getBytes(UTF_8), ApiGroup.CORE)).isEmpty();
  }

  @Test
  void anEventThatJsonWouldChangeIsNotPatchedPlainly() {
    var patch = PlainPatch.read("{\"count\":2}".getBytes(UTF_8), ApiGroup.CORE).orElseThrow();
    Event odd = event().toBuilder().firstTimestamp(Event.ZERO_TIME).build();
    assertThat(patch.apply(odd)).isEmpty();
  }

  /** Both ways are gone wherever a random patch of a random event is plain. */
  @ParameterizedTest
  @EnumSource(ApiGroup.class)
  void aPlainPatchMeansWhatATreeMakesOfIt(ApiGroup group) throws Exception {
    int plain = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Event live = event();
      byte[] body = patch().getBytes(UTF_8);
      var patched = PlainPatch.read(body, group).flatMap(patch -> patch.apply(live));
      if (patched.isPresent()) {
        plain++;
        assertThat(patched.get())
            .as("%s of %s", new String(body, UTF_8), live)
            .isEqualTo(merged(live, body, group))
            .isEqualTo(strategicallyMerged(live, body, group));
      }
    }
    assertThat(plain).isGreaterThan(ROUNDS / 20);
  }

  private static Event merged(Event live, byte[] body, ApiGroup group) throws Exception {
    var patch = PatchBody.parse(body);
    var decoded =
        EventDecoder.decode(MergePatch.apply(EventJson.tree(live, group), patch.patch()), group);
    assertThat(patch.strictErrors()).isEmpty();
    assertThat(decoded.strictErrors()).isEmpty();
    return decoded.event();
  }

  private static Event strategicallyMerged(Event live, byte[] body, ApiGroup group)
      throws Exception {
    var patched =
        StrategicMergePatch.apply(EventJson.tree(live, group), PatchBody.parse(body).patch());
    return EventDecoder.convert(patched, group).event();
  }

  /** A few members, most of which a recorder might send. */
  private String patch() {
    var members = new StringJoiner(",", "{", "}");
    maybe(members, "count", one("1", "2147483647", "-3", "0", "2147483648", "1e2", "null"));
    maybe(members, "lastTimestamp", one(time(), time(), "\"\"", "\"0001-01-01T00:00:00Z\""));
    maybe(members, "message", one("\"\"", "\"x <&> \\u2028 \\ud800\"", "\"größer\"", "7"));
    maybe(members, "series", series());
    maybe(members, "count", one("1", "2"));
    if (random.nextInt(10) == 0) {
      maybe(members, one("reason", "metadata", "$patch", "note"), one("\"r\"", "{}", "null"));
    }
    return members.toString();
  }

  private String series() {
    var members = new StringJoiner(",", "{", "}");
    maybe(members, "count", one("1", "2", "null"));
    maybe(members, "lastObservedTime", one(time(), "\"2026-03-01T10:00:00.123456Z\"", "null"));
    return one(members.toString(), members.toString(), "[]");
  }

  private void maybe(StringJoiner members, String name, String value) {
    if (random.nextInt(3) == 0) {
      members.add("\"" + name + "\":" + value);
    }
  }

  private String time() {
    return one(
        "\"2026-03-01T10:00:00Z\"",
        "\"2026-03-01T10:00:00.999999Z\"",
        "\"2026-03-01T12:00:00.5+02:00\"");
  }

  private Event event() {
    var seconds = Instant.ofEpochSecond(TIME.getEpochSecond());
    return Event.builder()
        .metadata(metadata(seconds))
        .involvedObject(one(reference(), ObjectReference.EMPTY))
        .reason(one("", "Pulled"))
        .message(one("", "a <b> & \"c\" \u2028 größer"))
        .source(new EventSource(one("", "kubelet"), one("", "node-1")))
        .firstTimestamp(either(seconds))
        .lastTimestamp(either(seconds))
        .count(random.nextInt(3))
        .type(one("", "Normal"))
        .eventTime(either(TIME))
        .series(either(new EventSeries(random.nextInt(3), either(TIME))))
        .action(one("", "Pull"))
        .related(either(one(reference(), ObjectReference.EMPTY)))
        .reportingController(one("", "example.com/c"))
        .reportingInstance(one("", "c-1"))
        .build();
  }

  private ObjectMeta metadata(Instant created) {
    return ObjectMeta.builder()
        .name("e1")
        .namespace("shop")
        .generateName(one("", "e"))
        .uid("u1")
        .resourceVersion("17")
        .generation(random.nextInt(2))
        .creationTimestamp(either(created))
        .deletionGracePeriodSeconds(either(30L))
        .labels(one(Map.of(), Map.of("a", "1", "b", "")))
        .annotations(one(Map.of(), Map.of("c", "<>")))
        .ownerReferences(
            one(List.of(), List.of(new OwnerReference("v1", "Pod", "p", "u2", true, null))))
        .finalizers(one(List.of(), List.of("example.com/f")))
        .managedFields(
            one(
                List.of(),
                List.of(
                    new ManagedFieldsEntry(
                        "m", "Update", "v1", created, "FieldsV1", "{\"f:count\":{}}", ""))))
        .build();
  }

  private static ObjectReference reference() {
    return new ObjectReference("Pod", "shop", "web-0", "u3", "v1", "5", "spec.containers{c}");
  }

  private <T> @Nullable T either(@Nullable T value) {
    return random.nextBoolean() ? value : null;
  }

  @SafeVarargs
  private final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
