package dev.tidings.forward.template;

import dev.tidings.forward.template.Pipe.Command;
import dev.tidings.forward.template.Value.Nothing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of pipelines, commands and operands, in the order and with the errors of Go's
 * text/template.
 */
final class Evaluation {
  private final Run run;
  private final Variables variables;

  /** What is evaluated, which an error would be about. */
  private Located place = new Operand.Dot(0);

  /**
   * How something is called.
   *
   * @param node what calls it
   * @param last the value that the pipeline hands on; null at its beginning
   */
  private record Call(Value dot, Located node, List<Operand> arguments, @Nullable Value last) {
    boolean hasArguments() {
      return !arguments.isEmpty() || last != null;
    }

    Call withoutArguments() {
      return new Call(dot, node, List.of(), null);
    }
  }

  Evaluation(Run run, Variables variables) {
    this.run = run;
    this.variables = variables;
  }

  void at(Located part) {
    place = part;
  }

  EvaluationException failure(String problem) {
    return new EvaluationException(place, problem);
  }

  EvaluationException failure(CallException problem) {
    return failure(String.valueOf(problem.getMessage()));
  }

  /** The value of a pipeline; its variables are set to it. */
  Value pipe(Value dot, Pipe pipe) throws EvaluationException {
    at(pipe);
    Value value = null;
    for (Command command : pipe.commands()) {
      value = command(dot, command, value);
    }
    if (value == null) {
      throw failure("empty pipeline");
    }
    for (String name : pipe.variables()) {
      if (pipe.assigns()) {
        variables.assign(name, value);
      } else {
        variables.declare(name, value);
      }
    }
    return value;
  }

  private Value command(Value dot, Command command, @Nullable Value last)
      throws EvaluationException {
    Operand first = command.first();
    var call = new Call(dot, first, command.arguments(), last);
    if (first instanceof Operand.FunctionName name) {
      at(name);
      return call(function(name), new Call(dot, command, command.arguments(), last));
    }
    if (first instanceof Operand.Field || first instanceof Operand.Chain) {
      return reached(first, call);
    }
    if (first instanceof Operand.Variable variable && !variable.fields().isEmpty()) {
      return reached(first, call);
    }
    if (!(first instanceof Pipe)) {
      at(first);
    }
    if (call.hasArguments()) {
      throw failure("can't give argument to non-function " + first.source());
    }
    if (first instanceof Operand.Nil) {
      throw failure("nil is not a command");
    }
    return operand(dot, first);
  }

  /** The value of an operand that takes no arguments. */
  private Value operand(Value dot, Operand operand) throws EvaluationException {
    step();
    return switch (operand) {
      case Operand.Dot d -> dot;
      case Operand.Nil n -> Nothing.NOTHING;
      case Operand.Literal literal -> literal.value();
      case Operand.NumberWord number -> Acceptance.constant(number);
      case Pipe pipe -> pipe(dot, pipe);
      case Operand.FunctionName name -> {
        at(name);
        yield call(function(name), new Call(dot, name, List.of(), null));
      }
      case Operand.Field f -> reached(f, new Call(dot, f, List.of(), null));
      case Operand.Chain c -> reached(c, new Call(dot, c, List.of(), null));
      case Operand.Variable v -> reached(v, new Call(dot, v, List.of(), null));
    };
  }

  private void step() throws EvaluationException {
    try {
      run.step();
    } catch (CallException e) {
      throw failure(e);
    }
  }

  private TemplateFunction function(Operand.FunctionName name) throws EvaluationException {
    TemplateFunction function = Functions.ALL.find(name.source());
    if (function == null) {
      throw failure('"' + name.source() + "\" is not a defined function");
    }
    return function;
  }

  /** What fields lead to. */
  private Value reached(Operand operand, Call call) throws EvaluationException {
    at(operand);
    return switch (operand) {
      case Operand.Field field -> fields(call.dot(), field.names(), call);
      case Operand.Variable variable ->
          fields(variables.value(variable.name()), variable.fields(), call);
      case Operand.Chain chain -> chain(chain, call);
      default -> throw new IllegalArgumentException("no fields: " + operand);
    };
  }

  private Value chain(Operand.Chain chain, Call call) throws EvaluationException {
    at(chain.base());
    return fields(operand(call.dot(), chain.base()), chain.fields(), call);
  }

  private Value fields(Value receiver, List<String> names, Call call) throws EvaluationException {
    if (names.isEmpty()) {
      return receiver;
    }
    Value value = receiver;
    for (String name : names.subList(0, names.size() - 1)) {
      value = field(value, name, call.withoutArguments());
    }
    return field(value, names.getLast(), call);
  }

  private Value field(Value receiver, String name, Call call) throws EvaluationException {
    if (receiver instanceof Nothing) {
      return receiver;
    }
    TemplateFunction method = Members.method(receiver, name);
    if (method != null) {
      return call(method, call);
    }
    if (call.hasArguments()) {
      throw failure(argumentsRefused(receiver, name));
    }
    Value value = Members.field(receiver, name);
    if (value == null) {
      throw failure(Members.absence(receiver, name));
    }
    return value;
  }

  private static String argumentsRefused(Value receiver, String name) {
    if (receiver instanceof Value.Mapping) {
      return name + " is not a method but has arguments";
    }
    return Members.field(receiver, name) == null
        ? Members.absence(receiver, name)
        : name + " has arguments but cannot be invoked as function";
  }

  private Value call(TemplateFunction function, Call call) throws EvaluationException {
    accept(function, call);
    if (function.name().equals("and") || function.name().equals("or")) {
      return shortCircuit(function, call);
    }
    var values = new ArrayList<Value>();
    for (Operand argument : call.arguments()) {
      values.add(argument(call.dot(), argument, function.parameter(values.size())));
    }
    Value last = call.last();
    if (last != null) {
      values.add(accepted(last, function.parameter(values.size())));
    }
    try {
      Value value = function.body().call(new Arguments(values, run));
      run.check(value);
      return value;
    } catch (CallException e) {
      at(call.node());
      throw failure("error calling " + function.name() + ": " + e.getMessage());
    }
  }

  private void accept(TemplateFunction function, Call call) throws EvaluationException {
    try {
      Acceptance.count(function, call.arguments().size(), call.last() != null);
    } catch (CallException refused) {
      throw failure(refused);
    }
  }

  private Value accepted(Value value, Parameter parameter) throws EvaluationException {
    try {
      return Acceptance.value(value, parameter);
    } catch (CallException refused) {
      throw failure(refused);
    }
  }

  private Value shortCircuit(TemplateFunction function, Call call) throws EvaluationException {
    boolean decisive = function.name().equals("or");
    Value value = Nothing.NOTHING;
    for (Operand argument : call.arguments()) {
      value = argument(call.dot(), argument, Parameter.ANY);
      if (Truth.of(value) == decisive) {
        return value;
      }
    }
    Value last = call.last();
    return last == null ? value : last;
  }

  private Value argument(Value dot, Operand operand, Parameter parameter)
      throws EvaluationException {
    at(operand);
    try {
      return switch (operand) {
        case Operand.Nil nil -> Acceptance.nil(parameter);
        case Operand.Literal literal -> Acceptance.literal(literal, parameter);
        case Operand.NumberWord number -> Acceptance.number(number, parameter);
        default -> Acceptance.value(operand(dot, operand), parameter);
      };
    } catch (CallException refused) {
      throw failure(refused);
    }
  }
}
