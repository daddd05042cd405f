package dev.tidings.forward.template;

import java.util.List;

/** A word of a command: what it evaluates, or an argument of that. */
sealed interface Operand extends Located
    permits Operand.Dot,
        Operand.Nil,
        Operand.Literal,
        Operand.NumberWord,
        Operand.Field,
        Operand.Variable,
        Operand.Chain,
        Operand.FunctionName,
        Pipe {
  record Dot(int at) implements Operand {
    @Override
    public String source() {
      return ".";
    }
  }

  record Nil(int at) implements Operand {
    @Override
    public String source() {
      return "nil";
    }
  }

  /** A text or a truth value. */
  record Literal(int at, String source, Value value) implements Operand {}

  record NumberWord(int at, NumberLiteral literal) implements Operand {
    @Override
    public String source() {
      return literal.source();
    }
  }

  /** {@code .A.B} */
  record Field(int at, List<String> names) implements Operand {
    public Field {
      names = List.copyOf(names);
    }

    @Override
    public String source() {
      return dotted(names);
    }
  }

  /** {@code $x.A.B}; the dollar sign is part of the name. */
  record Variable(int at, String name, List<String> fields) implements Operand {
    public Variable {
      fields = List.copyOf(fields);
    }

    @Override
    public String source() {
      return name + dotted(fields);
    }
  }

  /** {@code (pipeline).A.B} */
  record Chain(int at, Operand base, List<String> fields) implements Operand {
    public Chain {
      fields = List.copyOf(fields);
    }

    @Override
    public String source() {
      String of = base instanceof Pipe ? "(" + base.source() + ")" : base.source();
      return of + dotted(fields);
    }
  }

  record FunctionName(int at, String source) implements Operand {}

  private static String dotted(List<String> names) {
    return names.isEmpty() ? "" : "." + String.join(".", names);
  }
}
