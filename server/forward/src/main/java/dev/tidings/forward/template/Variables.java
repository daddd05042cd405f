package dev.tidings.forward.template;

import java.util.ArrayList;
import java.util.List;

/** The variables of one template, those declared last on top. */
final class Variables {
  private final List<Variable> stack = new ArrayList<>();

  private static final class Variable {
    private final String name;
    private Value value;

    private Variable(String name, Value value) {
      this.name = name;
      this.value = value;
    }
  }

  Variables(Value data) {
    declare("$", data);
  }

  void declare(String name, Value value) {
    stack.add(new Variable(name, value));
  }

  void assign(String name, Value value) {
    find(name).value = value;
  }

  Value value(String name) {
    return find(name).value;
  }

  /** The parser has seen to it that there is one. */
  private Variable find(String name) {
    for (Variable variable : stack.reversed()) {
      if (variable.name.equals(name)) {
        return variable;
      }
    }
    throw new IllegalStateException("undefined variable: " + name);
  }

  int mark() {
    return stack.size();
  }

  /** Forgets what was declared since. */
  void forget(int mark) {
    stack.subList(mark, stack.size()).clear();
  }
}
