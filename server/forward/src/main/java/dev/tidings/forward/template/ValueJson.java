package dev.tidings.forward.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesTime;
import dev.tidings.forward.template.StructType.Field;
import dev.tidings.forward.template.StructType.Presence;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Sequence;
import dev.tidings.forward.template.Value.Struct;
import dev.tidings.forward.template.Value.Time;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/** Values as Go's encoding/json writes them. */
public final class ValueJson {
  private static final TimeLayout RFC3339_NANO =
      TimeLayout.of("2006-01-02T15:04:05.999999999Z07:00");

  /** An escape that Go only makes for HTML, or one of a backslash, which is passed over. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\u00(3c|3e|26)|\\\\\\\\");

  private final JsonGenerator json;

  private ValueJson(JsonGenerator json) {
    this.json = json;
  }

  /** In one line. */
  public static String compact(Value value) {
    return text(value, false);
  }

  /** In lines, indented by two spaces. */
  static String pretty(Value value) {
    return text(value, true);
  }

  /** In one line, with {@code <}, {@code >} and {@code &} as they are. */
  static String raw(Value value) {
    return ESCAPE
        .matcher(compact(value))
        .replaceAll(
            match ->
                switch (match.group()) {
                  case "\\u003c" -> "<";
                  case "\\u003e" -> ">";
                  case "\\u0026" -> "&";
                  default -> "\\\\\\\\";
                });
  }

  private static String text(Value value, boolean pretty) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(bytes, pretty)) {
      new ValueJson(json).write(value);
    }
    return bytes.toString(UTF_8);
  }

  private void write(Value value) {
    switch (value) {
      case Value.Nothing n -> json.writeNull();
      case Value.NilPointer p -> json.writeNull();
      case Value.Bool bool -> json.writeBoolean(bool.value());
      case Value.Int number -> json.writeNumber(number.value());
      case Value.Real number -> json.writeNumber(Reals.json(number.value()));
      case Value.Text text -> json.writeString(text.value());
      case Sequence sequence -> sequence(sequence);
      case Mapping mapping -> mapping(mapping);
      case Time time -> time(time);
      case Struct<?> struct -> {
        json.writeStartObject();
        members(struct, new HashSet<>());
        json.writeEndObject();
      }
    }
  }

  private void sequence(Sequence sequence) {
    if (sequence.isNil()) {
      json.writeNull();
      return;
    }
    if (sequence.type().equals(Sequence.BYTES)) {
      json.writeString(Base64.getEncoder().encodeToString(sequence.bytes()));
      return;
    }
    json.writeStartArray();
    sequence.elements().forEach(this::write);
    json.writeEndArray();
  }

  private void mapping(Mapping mapping) {
    if (mapping.isNil()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              json.writeName(name);
              write(value);
            });
    json.writeEndObject();
  }

  private void time(Time time) {
    if (time.timeType() == TimeType.TIME) {
      json.writeString(TimeFormat.format(time.instant(), ZoneOffset.UTC, RFC3339_NANO));
    } else if (time.isZero()) {
      json.writeNull();
    } else if (time.timeType() == TimeType.SECONDS) {
      json.writeString(KubernetesTime.formatTime(time.instant()));
    } else {
      json.writeString(KubernetesTime.formatMicroTime(time.instant()));
    }
  }

  /** The fields of a struct, without those that an outer one hides. */
  private <T> void members(Struct<T> struct, Set<String> hidden) {
    Set<String> inner = new HashSet<>(hidden);
    struct.structType().fields().forEach(field -> inner.add(field.json().name()));
    for (Field<T> field : struct.structType().fields()) {
      Value value = field.value().apply(struct.target());
      if (field.json().presence() == Presence.INLINE && value instanceof Struct<?> embedded) {
        members(embedded, inner);
      } else if (!hidden.contains(field.json().name()) && isPresent(field, value)) {
        json.writeName(field.json().name());
        write(value);
      }
    }
  }

  private static boolean isPresent(Field<?> field, Value value) {
    return field.json().presence() != Presence.WHEN_SET || Truth.of(value);
  }
}
