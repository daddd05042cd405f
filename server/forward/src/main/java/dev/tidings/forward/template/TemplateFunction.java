package dev.tidings.forward.template;

import java.util.List;

/**
 * What a template may call.
 *
 * @param parameters what it takes; the last one any number of times if it is variadic
 */
public record TemplateFunction(
    String name, List<Parameter> parameters, boolean variadic, Body body) {
  /** What a function does. Used by many threads at once. */
  @FunctionalInterface
  public interface Body {
    /**
     * The function's value.
     *
     * @throws CallException if it has no value for these arguments; the template ends there
     */
    Value call(Arguments arguments) throws CallException;
  }

  public TemplateFunction {
    parameters = List.copyOf(parameters);
  }

  /** A method that takes nothing. */
  public static TemplateFunction getter(String name, Value value) {
    return new TemplateFunction(name, List.of(), false, arguments -> value);
  }

  int fixed() {
    return variadic ? parameters.size() - 1 : parameters.size();
  }

  Parameter parameter(int index) {
    return parameters.get(Math.min(index, parameters.size() - 1));
  }
}
