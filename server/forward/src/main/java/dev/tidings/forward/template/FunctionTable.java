package dev.tidings.forward.template;

import dev.tidings.forward.template.TemplateFunction.Body;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that templates may call, by name. Not changed once templates use it. */
final class FunctionTable {
  private final Map<String, TemplateFunction> functions = new HashMap<>();

  /** A function that takes exactly these; a later one of the same name takes its place. */
  FunctionTable fixed(String name, Body body, Parameter... parameters) {
    functions.put(name, new TemplateFunction(name, List.of(parameters), false, body));
    return this;
  }

  /** A function that takes the last of these any number of times. */
  FunctionTable variadic(String name, Body body, Parameter... parameters) {
    functions.put(name, new TemplateFunction(name, List.of(parameters), true, body));
    return this;
  }

  /** Another name for a function that is there. */
  FunctionTable alias(String alias, String name) {
    TemplateFunction known = functions.get(name);
    if (known == null) {
      throw new IllegalArgumentException("no function " + name);
    }
    functions.put(
        alias, new TemplateFunction(alias, known.parameters(), known.variadic(), known.body()));
    return this;
  }

  @Nullable TemplateFunction find(String name) {
    return functions.get(name);
  }
}
