package dev.tidings.api.events;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.Answer;
import dev.tidings.event.ApiGroup;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Bodies below the limit whose parts are very many: their work grows with their size, no faster.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeBodiesTest {
  private static final int MANY = 100_000;

  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  @Test
  void manyLabelsAreNoLongWork() {
    assertThat(created("\"labels\":{" + many(i -> "\"l" + i + "\":\"1\"") + "}"))
        .isInstanceOf(Answer.class);
  }

  @Test
  void manyFinalizersAreNoLongWork() {
    assertThat(created("\"finalizers\":[" + many(i -> "\"f" + i + "\"") + "]"))
        .isInstanceOf(Answer.class);
  }

  @Test
  void manyOwnersAreNoLongWork() {
    assertThat(created("\"ownerReferences\":[" + many(i -> "{\"uid\":\"" + i + "\"}") + "]"))
        .isInstanceOf(Answer.class);
  }

  @Test
  void manyManagersAreNoLongWork() {
    String entry =
        "{\"manager\":\"m%1$d\",\"operation\":\"Update\",\"apiVersion\":\"v1\","
            + "\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:a%1$d\":{}}}";
    String entries = IntStream.range(0, 20_000).mapToObj(entry::formatted).collect(joining(","));

    assertThat(created("\"managedFields\":[" + entries + "]")).isInstanceOf(Answer.class);
  }

  @Test
  void anEventIsNotLargerThanItMayBeHoweverItHasGrown() {
    String message = "\"message\":\"" + "x".repeat(ResourceRig.MOST_BYTES) + "\"";
    rig.create("e", "");

    assertThat(ResourceRig.said(rig.patch("e", "{" + message + "}")).code()).isEqualTo(413);
    assertThat(
            ResourceRig.said(rig.create(ApiGroup.CORE, "", ResourceRig.body("f", message))).code())
        .isEqualTo(413);
    assertThat(rig.patch("e", "{\"message\":\"short\"}")).isInstanceOf(Answer.One.class);
  }

  private static String many(IntFunction<String> part) {
    return IntStream.range(0, MANY).mapToObj(part).collect(joining(","));
  }

  private Answer created(String metadata) {
    String body = ResourceRig.body("e", "").replace("\"name\":\"e\"", "\"name\":\"e\"," + metadata);
    return rig.create(ApiGroup.CORE, "", body);
  }
}
