package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Nothing;

/** sprig's functions that write and read JSON. */
final class JsonFunctions {
  private JsonFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("toJson", a -> Value.text(ValueJson.compact(a.any(0))), ANY)
        .fixed("toPrettyJson", a -> Value.text(ValueJson.pretty(a.any(0))), ANY)
        .fixed("toRawJson", a -> Value.text(ValueJson.raw(a.any(0))), ANY)
        .alias("mustToJson", "toJson")
        .alias("mustToPrettyJson", "toPrettyJson")
        .alias("mustToRawJson", "toRawJson")
        .fixed("fromJson", JsonFunctions::lenient, TEXT)
        .fixed("mustFromJson", a -> JsonValues.read(a.text(0)), TEXT);
  }

  private static Value lenient(Arguments arguments) {
    try {
      return JsonValues.read(arguments.text(0));
    } catch (CallException e) {
      return Nothing.NOTHING;
    }
  }
}
