package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.Event;
import org.junit.jupiter.api.Test;

class StoredFieldsTest {
  @Test
  void textsAreThoseOfTheDecodedEvent() throws DecodeException {
    var events = new RandomEvents(1);
    var fields = new StoredFields();
    for (int i = 0; i < 5_000; i++) {
      byte[] stored = StoredForm.encode(events.next());
      Event event = StoredForm.decode(stored);
      assertThat(fields.read(stored).arePlain()).isTrue();
      for (StoredText text : StoredText.values()) {
        String value = value(event, text);
        assertThat(fields.text(text)).as(text.name()).isEqualTo(value);
        assertThat(fields.is(text, value.getBytes(UTF_8))).as(text.name()).isTrue();
        assertThat(fields.is(text, (value + "?").getBytes(UTF_8))).as(text.name()).isFalse();
        assertThat(fields.isEmpty(text)).as(text.name()).isEqualTo(value.isEmpty());
      }
      assertThat(fields.arePlain()).isTrue();
    }
  }

  @Test
  void otherBytesAreNotPlain() {
    assertThat(new StoredFields().read(new byte[0]).arePlain()).isFalse();
    assertThat(new StoredFields().read("k8s\0".getBytes(UTF_8)).arePlain()).isFalse();
    assertThat(new StoredFields().read("{\"kind\":\"Event\"}".getBytes(UTF_8)).arePlain())
        .isFalse();
  }

  private static String value(Event event, StoredText text) {
    return switch (text) {
      case NAME -> event.metadata().name();
      case NAMESPACE -> event.metadata().namespace();
      case OBJECT_KIND -> event.involvedObject().kind();
      case OBJECT_NAMESPACE -> event.involvedObject().namespace();
      case OBJECT_NAME -> event.involvedObject().name();
      case OBJECT_UID -> event.involvedObject().uid();
      case OBJECT_API_VERSION -> event.involvedObject().apiVersion();
      case OBJECT_RESOURCE_VERSION -> event.involvedObject().resourceVersion();
      case OBJECT_FIELD_PATH -> event.involvedObject().fieldPath();
      case REASON -> event.reason();
      case MESSAGE -> event.message();
      case SOURCE_COMPONENT -> event.source().component();
      case SOURCE_HOST -> event.source().host();
      case TYPE -> event.type();
      case REPORTING_CONTROLLER -> event.reportingController();
      case REPORTING_INSTANCE -> event.reportingInstance();
    };
  }
}
