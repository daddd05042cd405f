package dev.tidings.forward.template;

import dev.tidings.forward.template.Value.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Go struct: its fields by their Go names, those of embedded structs among them, its methods, and
 * how encoding/json writes it.
 *
 * @param <T> what holds the fields' values
 */
public final class StructType<T> {
  private final String name;
  private final Map<String, Function<T, Value>> members;
  private final Map<String, Function<T, TemplateFunction>> methods;
  private final List<Field<T>> fields;
  private final @Nullable Function<T, Struct<?>> printed;

  /** A field as it is declared. */
  record Field<T>(String name, Json json, Function<T, Value> value) {}

  /** How a field is written as JSON. */
  public record Json(String name, Presence presence) {
    /** As if the fields within were those of the outer struct. */
    public static final Json INLINE = new Json("", Presence.INLINE);
  }

  /** When a field is written as JSON. */
  public enum Presence {
    ALWAYS,
    /** Not when it is empty. */
    WHEN_SET,
    /** The fields of the struct within are written as if they were the outer one's. */
    INLINE
  }

  private StructType(Builder<T> builder) {
    name = builder.name;
    members = Map.copyOf(builder.members);
    methods = Map.copyOf(builder.methods);
    fields = List.copyOf(builder.fields);
    printed = builder.printed;
  }

  /**
   * Begins a type.
   *
   * @param name Go's name of the type, with its package
   */
  public static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  String name() {
    return name;
  }

  /** The name without the package. */
  String shortName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  List<Field<T>> fields() {
    return fields;
  }

  /** The struct whose method String shows this one; null if none does. */
  @Nullable Struct<?> printed(T target) {
    return printed == null ? null : printed.apply(target);
  }

  boolean has(String member) {
    return members.containsKey(member);
  }

  @Nullable Value member(T target, String member) {
    Function<T, Value> value = members.get(member);
    return value == null ? null : value.apply(target);
  }

  @Nullable TemplateFunction method(T target, String method) {
    Function<T, TemplateFunction> bound = methods.get(method);
    return bound == null ? null : bound.apply(target);
  }

  /** Collects the parts of a {@link StructType}. Not safe for use by several threads. */
  public static final class Builder<T> {
    private final String name;
    private final Map<String, Function<T, Value>> members = new LinkedHashMap<>();
    private final Map<String, Function<T, Value>> promoted = new LinkedHashMap<>();
    private final Map<String, Function<T, TemplateFunction>> methods = new HashMap<>();
    private final List<Field<T>> fields = new ArrayList<>();
    private @Nullable Function<T, Struct<?>> printed;

    private Builder(String name) {
      this.name = name;
    }

    /** A field. */
    public Builder<T> field(
        String name, String jsonName, Presence presence, Function<T, Value> value) {
      fields.add(new Field<>(name, new Json(jsonName, presence), value));
      members.put(name, value);
      return this;
    }

    /** A text that is not written as JSON when it is empty. */
    public Builder<T> text(String name, String jsonName, Function<T, String> text) {
      return field(name, jsonName, Presence.WHEN_SET, text.andThen(Value::text));
    }

    /** A struct whose fields and methods count as this one's too, unless it has such itself. */
    public <E> Builder<T> embedded(
        String name, Json json, StructType<E> type, Function<T, E> target) {
      field(name, json.name(), json.presence(), t -> new Struct<>(type, target.apply(t), false));
      type.members.forEach((member, value) -> promoted.putIfAbsent(member, target.andThen(value)));
      type.methods.forEach((method, bound) -> methods.putIfAbsent(method, target.andThen(bound)));
      return this;
    }

    /** A method. */
    public Builder<T> method(String name, Function<T, TemplateFunction> bound) {
      methods.put(name, bound);
      return this;
    }

    /** The type has a method String, its own or that of an embedded struct. */
    public Builder<T> printedAs(Function<T, Struct<?>> struct) {
      printed = struct;
      return this;
    }

    public StructType<T> build() {
      promoted.forEach(members::putIfAbsent);
      return new StructType<>(this);
    }
  }
}
