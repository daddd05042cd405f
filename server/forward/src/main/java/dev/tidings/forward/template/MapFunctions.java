package dev.tidings.forward.template;

import static dev.tidings.forward.template.Parameter.ANY;
import static dev.tidings.forward.template.Parameter.MAP;
import static dev.tidings.forward.template.Parameter.TEXT;

import dev.tidings.forward.template.Value.Bool;
import dev.tidings.forward.template.Value.Mapping;
import dev.tidings.forward.template.Value.Nothing;
import dev.tidings.forward.template.Value.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** sprig's functions of dictionaries, which some of them change in place. */
final class MapFunctions {
  private MapFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .variadic("dict", MapFunctions::dict, ANY)
        .fixed("get", a -> a.map(0).entries().getOrDefault(a.text(1), Value.text("")), MAP, TEXT)
        .fixed("set", MapFunctions::set, MAP, TEXT, ANY)
        .fixed("unset", MapFunctions::unset, MAP, TEXT)
        .fixed("hasKey", a -> new Bool(a.map(0).entries().containsKey(a.text(1))), MAP, TEXT)
        .variadic("pluck", MapFunctions::pluck, TEXT, MAP)
        .variadic("keys", MapFunctions::keys, MAP)
        .fixed("values", a -> Value.list(List.copyOf(a.map(0).entries().values())), MAP)
        .variadic("pick", a -> chosen(a, true), MAP, TEXT)
        .variadic("omit", a -> chosen(a, false), MAP, TEXT)
        .variadic("merge", a -> merged(a, false), MAP, MAP)
        .variadic("mergeOverwrite", a -> merged(a, true), MAP, MAP)
        .alias("mustMerge", "merge")
        .alias("mustMergeOverwrite", "mergeOverwrite")
        .fixed("deepCopy", a -> copy(a.any(0)), ANY)
        .alias("mustDeepCopy", "deepCopy")
        .variadic("dig", MapFunctions::dig, ANY);
  }

  private static Value dict(Arguments arguments) {
    Mapping dict = Mapping.empty();
    for (int i = 0; i < arguments.size(); i += 2) {
      Value value = i + 1 < arguments.size() ? arguments.any(i + 1) : Value.text("");
      dict.entries().put(Printed.text(arguments.any(i)), value);
    }
    return dict;
  }

  private static Value set(Arguments arguments) throws CallException {
    Mapping changed = changeable(arguments);
    // a copy, so that no dictionary can hold itself
    changed.entries().put(arguments.text(1), copy(arguments.any(2)));
    return changed;
  }

  private static Mapping changeable(Arguments arguments) throws CallException {
    Mapping mapping = arguments.map(0);
    if (mapping.isNil()) {
      throw new CallException("assignment to entry in nil map");
    }
    return mapping;
  }

  private static Value unset(Arguments arguments) {
    arguments.map(0).entries().remove(arguments.text(1));
    return arguments.map(0);
  }

  private static Value pluck(Arguments arguments) {
    var values = new ArrayList<Value>();
    for (int i = 1; i < arguments.size(); i++) {
      Value value = arguments.map(i).entries().get(arguments.text(0));
      if (value != null) {
        values.add(value);
      }
    }
    return Value.list(values);
  }

  private static Value keys(Arguments arguments) {
    var keys = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      keys.addAll(arguments.map(i).entries().keySet());
    }
    return Value.texts(keys);
  }

  private static Value chosen(Arguments arguments, boolean named) {
    var names = new HashSet<String>();
    arguments.from(1).forEach(name -> names.add(((Text) name).value()));
    Mapping chosen = Mapping.empty();
    arguments
        .map(0)
        .entries()
        .forEach(
            (name, value) -> {
              if (names.contains(name) == named) {
                chosen.entries().put(name, value);
              }
            });
    return chosen;
  }

  private static Value merged(Arguments arguments, boolean overwrite) throws CallException {
    Mapping into = arguments.size() > 1 ? changeable(arguments) : arguments.map(0);
    for (int i = 1; i < arguments.size(); i++) {
      merge(into, arguments.map(i), overwrite);
    }
    return into;
  }

  private static void merge(Mapping into, Mapping from, boolean overwrite) {
    from.entries()
        .forEach(
            (name, value) -> {
              Value present = into.entries().get(name);
              if (present instanceof Mapping inner && value instanceof Mapping other) {
                merge(inner, other, overwrite);
              } else if (present == null || replaces(present, value, overwrite)) {
                into.entries().put(name, copy(value));
              }
            });
  }

  private static boolean replaces(Value present, Value value, boolean overwrite) {
    return overwrite ? !DefaultFunctions.isEmpty(value) : DefaultFunctions.isEmpty(present);
  }

  private static Value copy(Value value) {
    return switch (value) {
      case Mapping mapping -> {
        var entries = new TreeMap<String, Value>();
        mapping.entries().forEach((name, entry) -> entries.put(name, copy(entry)));
        yield new Mapping(mapping.type(), mapping.isNil(), entries);
      }
      case Value.Sequence sequence ->
          new Value.Sequence(
              sequence.type(),
              sequence.isNil(),
              sequence.elements().stream().map(MapFunctions::copy).toList());
      default -> value;
    };
  }

  private static Value dig(Arguments arguments) throws CallException {
    int keys = arguments.size() - 2;
    if (keys < 1) {
      throw new CallException("dig needs at least three arguments");
    }
    Value value = arguments.any(keys + 1);
    for (Value key : arguments.from(0).subList(0, keys)) {
      if (!(value instanceof Mapping mapping) || !mapping.type().equals(Mapping.ANY)) {
        throw notA(value, Mapping.ANY);
      }
      if (!(key instanceof Text name)) {
        throw notA(key, "string");
      }
      value = mapping.entries().get(name.value());
      if (value == null) {
        return arguments.any(keys);
      }
    }
    return value;
  }

  private static CallException notA(Value value, String type) {
    String is = value instanceof Nothing ? "nil" : value.type();
    return new CallException("interface conversion: interface {} is " + is + ", not " + type);
  }
}
