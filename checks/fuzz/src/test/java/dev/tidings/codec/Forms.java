package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ManagedFieldsEntry;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The forms in which an event is sent: what one of them says, the others say too. */
final class Forms {
  /** JSON is written as Go writes it, also of a year that neither Go nor this can read in JSON. */
  private static final Pattern YEAR_BEYOND_JSON = Pattern.compile("parsing time \"(-|\\d{5}).*");

  private Forms() {}

  /** What is no set of managed fields can be sent in its place, but is not kept by a server. */
  static void requireSameInAll(Event event) {
    if (!event.metadata().managedFields().stream().allMatch(Forms::isSet)) {
      return;
    }
    for (ApiGroup group : ApiGroup.values()) {
      for (Encoding encoding : Encoding.values()) {
        requireSame(event, group, encoding);
      }
    }
  }

  private static void requireSame(Event event, ApiGroup group, Encoding encoding) {
    Decoded again;
    try {
      again = EventDecoder.decode(written(event, group, encoding), encoding, group);
    } catch (DecodeException refused) {
      assertThat(refused.detail()).as("%s of %s", encoding, group).matches(YEAR_BEYOND_JSON);
      return;
    }
    assertThat(again.group()).isEqualTo(group);
    assertThat(again.strictErrors()).isEmpty();
    assertThat(json(again.event(), group))
        .as("%s of %s", encoding, group)
        .isEqualTo(json(event, group));
  }

  private static boolean isSet(ManagedFieldsEntry entry) {
    try {
      return entry.fieldsV1().isEmpty() || isSet(JsonBody.parse(entry.fieldsV1().getBytes(UTF_8)));
    } catch (DecodeException noJson) {
      return false;
    }
  }

  private static boolean isSet(JsonNode fields) {
    return fields.isObject() && fields.valueStream().allMatch(Forms::isSet);
  }

  private static byte[] written(Event event, ApiGroup group, Encoding encoding) {
    return switch (encoding) {
      case JSON -> json(event, group).getBytes(UTF_8);
      case YAML -> KubernetesYaml.text(EventJson.tree(event, group)).getBytes(UTF_8);
      case PROTOBUF ->
          KubernetesProtobuf.wrap(group.apiVersion(), "Event", ProtobufEvents.encode(event, group));
    };
  }

  private static String json(Event event, ApiGroup group) {
    return new String(KubernetesJson.bytes(EventJson.tree(event, group)), UTF_8);
  }
}
