package dev.tidings.forward.template;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * Commands, each of which gets the value of the one before it.
 *
 * @param variables what is set to the pipeline's value
 * @param assigns whether the variables exist already
 */
record Pipe(int at, List<String> variables, boolean assigns, List<Command> commands)
    implements Operand {
  Pipe {
    variables = List.copyOf(variables);
    commands = List.copyOf(commands);
  }

  boolean declares() {
    return !variables.isEmpty() && !assigns;
  }

  @Override
  public String source() {
    String set =
        variables.isEmpty() ? "" : String.join(", ", variables) + (assigns ? " = " : " := ");
    return set + commands.stream().map(Command::source).collect(joining(" | "));
  }

  /** Something to evaluate, with its arguments. */
  record Command(int at, List<Operand> operands) implements Located {
    Command {
      operands = List.copyOf(operands);
    }

    Operand first() {
      return operands.getFirst();
    }

    List<Operand> arguments() {
      return operands.subList(1, operands.size());
    }

    @Override
    public String source() {
      return operands.stream()
          .map(o -> o instanceof Pipe ? "(" + o.source() + ")" : o.source())
          .collect(joining(" "));
    }
  }
}
