package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Int;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Real;
import dev.tidings.forward.template.Value.Text;
import dev.tidings.forward.template.Value.Time;
import java.util.TreeMap;

/** What a function takes in one place: Go's type of the parameter. */
public enum Parameter {
  ANY("interface {}"),
  TEXT("string"),
  INT("int"),
  REAL("float64"),
  BOOL("bool"),
  MAP(Mapping.ANY),
  TIME("time.Time");

  private final String goName;

  Parameter(String goName) {
    this.goName = goName;
  }

  String goName() {
    return goName;
  }

  boolean takes(Value value) {
    return switch (this) {
      case ANY -> true;
      case TEXT -> value instanceof Text && value.type().equals(goName);
      case INT -> value instanceof Int && value.type().equals(goName);
      case REAL -> value instanceof Real;
      case BOOL -> value instanceof Bool;
      case MAP -> value instanceof Mapping && value.type().equals(goName);
      case TIME -> value instanceof Time && value.type().equals(goName);
    };
  }

  boolean takesNil() {
    return this == ANY || this == MAP;
  }

  /** What nil is here. */
  Value nil() {
    return this == MAP ? new Mapping(Mapping.ANY, true, new TreeMap<>()) : Nothing.NOTHING;
  }
}
