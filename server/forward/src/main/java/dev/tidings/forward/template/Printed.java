package dev.tidings.forward.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import dev.tidings.forward.template.Value.Struct;
import dev.tidings.forward.template.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Values as Go's fmt prints them where nothing says how: its verb v. */
final class Printed {
  private Printed() {}

  /** What an action prints of its value. */
  static String action(Value value) {
    return switch (value) {
      case Nothing n -> "<no value>";
      case Struct<?> struct -> addressed(struct);
      default -> plain(value);
    };
  }

  /** A struct that a pointer can be had to. */
  private static <T> String addressed(Struct<T> struct) {
    Struct<?> shown = struct.structType().printed(struct.target());
    return shown == null ? values(struct) : fields(shown);
  }

  static String plain(Value value) {
    return switch (value) {
      case Nothing n -> "<nil>";
      // what the methods String of Kubernetes' types say of no object
      case Value.NilPointer p -> "nil";
      case Value.Bool bool -> Boolean.toString(bool.value());
      case Value.Int number -> Long.toString(number.value());
      case Value.Real number -> Reals.shortest(number.value());
      case Text text -> text.value();
      case Sequence sequence ->
          sequence.elements().stream().map(Printed::plain).collect(joining(" ", "[", "]"));
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> entry.getKey() + ":" + plain(entry.getValue()))
              .collect(joining(" ", "map[", "]"));
      case Value.Time time -> TimeMethods.printed(time);
      case Struct<?> struct -> struct.pointer() ? addressed(struct) : values(struct);
    };
  }

  private static <T> String values(Struct<T> struct) {
    return struct.structType().fields().stream()
        .map(field -> plain(field.value().apply(struct.target())))
        .collect(joining(" ", "{", "}"));
  }

  /** As the methods String of Kubernetes' types do. */
  private static <T> String fields(Struct<T> struct) {
    return struct.structType().fields().stream()
        .map(field -> field.name() + ":" + plain(field.value().apply(struct.target())) + ",")
        .collect(joining("", "&" + struct.structType().shortName() + "{", "}"));
  }

  /** Go's Sprint: a space between two of which neither is a text. */
  static String joined(List<Value> values) {
    var text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      boolean apart =
          i > 0 && !(values.get(i) instanceof Text) && !(values.get(i - 1) instanceof Text);
      text.append(apart ? " " : "").append(plain(values.get(i)));
    }
    return text.toString();
  }

  /** Go's Sprintln. */
  static String line(List<Value> values) {
    var texts = new ArrayList<String>();
    values.forEach(value -> texts.add(plain(value)));
    return String.join(" ", texts) + "\n";
  }

  /** What sprig makes a text of: bytes are taken for one. */
  static String text(Value value) {
    return value instanceof Sequence sequence && sequence.type().equals(Sequence.BYTES)
        ? new String(sequence.bytes(), UTF_8)
        : plain(value);
  }
}
