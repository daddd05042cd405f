package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Bool;

/** sprig's functions that tell what values are. */
final class TypeFunctions {
  private TypeFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .fixed("typeOf", a -> Value.text(a.any(0).type()), ANY)
        .fixed("typeIs", a -> new Bool(a.text(0).equals(a.any(1).type())), TEXT, ANY)
        .fixed("typeIsLike", a -> new Bool(isLike(a.text(0), a.any(1).type())), TEXT, ANY)
        .fixed("kindOf", a -> Value.text(a.any(0).kind()), ANY)
        .fixed("kindIs", a -> new Bool(a.text(0).equals(a.any(1).kind())), TEXT, ANY)
        .fixed("deepEqual", a -> new Bool(a.any(0).equals(a.any(1))), ANY, ANY);
  }

  private static boolean isLike(String name, String type) {
    return type.equals(name) || type.equals("*" + name);
  }
}
