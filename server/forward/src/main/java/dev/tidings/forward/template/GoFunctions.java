package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.NilPointer;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Sequence;
import dev.tidings.forward.template.Value.Text;

/** Functions of Go's text/template. */
final class GoFunctions {
  private GoFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("print", a -> Value.text(Printed.joined(a.from(0))), ANY)
        .variadic("println", a -> Value.text(Printed.line(a.from(0))), ANY)
        .variadic(
            "printf", a -> Value.text(new Formatting(a).format(a.text(0), a.from(1))), TEXT, ANY)
        // these two are evaluated where they are called: they leave arguments out
        .variadic("and", a -> a.any(0), ANY, ANY)
        .variadic("or", a -> a.any(0), ANY, ANY)
        .fixed("not", a -> new Value.Bool(!Truth.of(a.any(0))), ANY)
        .fixed("len", a -> Value.number(length(a.any(0))), ANY)
        .variadic("index", GoFunctions::index, ANY, ANY);
  }

  private static int length(Value value) throws CallException {
    return switch (value) {
      case Text text -> Utf8.length(text.value());
      case Sequence sequence -> sequence.elements().size();
      case Mapping mapping -> mapping.entries().size();
      case NilPointer p -> throw new CallException("len of nil pointer");
      case Nothing n ->
          throw new CallException("reflect: call of reflect.Value.Type on zero Value");
      default -> throw new CallException("len of type " + value.type());
    };
  }

  private static Value index(Arguments arguments) throws CallException {
    Value item = arguments.any(0);
    if (item instanceof Nothing) {
      throw new CallException("index of untyped nil");
    }
    for (Value index : arguments.from(1)) {
      item =
          switch (item) {
            case Text text -> byteAt(text.value(), index);
            case Sequence sequence -> elementAt(sequence, index);
            case Mapping mapping -> entry(mapping, index);
            case Nothing n -> throw new CallException("index of nil pointer");
            case NilPointer p -> throw new CallException("index of nil pointer");
            default -> throw new CallException("can't index item of type " + item.type());
          };
    }
    return item;
  }

  private static Value byteAt(String text, Value index) throws CallException {
    byte[] bytes = text.getBytes(UTF_8);
    int at = position(index, bytes.length);
    if (at == bytes.length) {
      throw new CallException("reflect: string index out of range");
    }
    return new Int(bytes[at] & 0xFF, "uint8");
  }

  private static Value elementAt(Sequence sequence, Value index) throws CallException {
    int at = position(index, sequence.elements().size());
    if (at == sequence.elements().size()) {
      throw new CallException("reflect: slice index out of range");
    }
    return sequence.elements().get(at);
  }

  private static int position(Value index, int length) throws CallException {
    if (index instanceof Nothing) {
      throw new CallException("cannot index slice/array with nil");
    }
    if (!(index instanceof Int number)) {
      throw new CallException("cannot index slice/array with type " + index.type());
    }
    if (number.value() < 0 || number.value() > length) {
      throw new CallException("index out of range: " + number.value());
    }
    return (int) number.value();
  }

  private static Value entry(Mapping mapping, Value key) throws CallException {
    if (key instanceof Nothing) {
      throw new CallException("value is nil; should be of type string");
    }
    if (!(key instanceof Text name) || !name.type().equals("string")) {
      throw new CallException("value has type " + key.type() + "; should be string");
    }
    return mapping.entries().getOrDefault(name.value(), mapping.zero());
  }
}
