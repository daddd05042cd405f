package dev.tidings.forward.template;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value as templates have it: one of Go's, as far as events and functions know them. */
public sealed interface Value {
  /** Go's name of the type; {@code <nil>} for nothing. */
  String type();

  /** Go's kind of the type: what it is, whatever it is named. */
  String kind();

  static Text text(String text) {
    return new Text(text, "string");
  }

  static Int number(long number) {
    return new Int(number, "int");
  }

  static Int int64(long number) {
    return new Int(number, "int64");
  }

  static Sequence list(List<? extends Value> elements) {
    return new Sequence(Sequence.ANY, false, elements);
  }

  static Mapping map(SortedMap<String, Value> entries) {
    return new Mapping(Mapping.ANY, false, entries);
  }

  static Sequence texts(List<String> texts) {
    return new Sequence(Sequence.TEXTS, false, texts.stream().map(Value::text).toList());
  }

  /** No value at all: nil, and what a map does not have. */
  enum Nothing implements Value {
    NOTHING;

    @Override
    public String type() {
      return "<nil>";
    }

    @Override
    public String kind() {
      return "invalid";
    }
  }

  record Bool(boolean value) implements Value {
    @Override
    public String type() {
      return "bool";
    }

    @Override
    public String kind() {
      return "bool";
    }
  }

  record Int(long value, String type) implements Value {
    @Override
    public String kind() {
      return type;
    }
  }

  record Real(double value) implements Value {
    @Override
    public String type() {
      return "float64";
    }

    @Override
    public String kind() {
      return "float64";
    }
  }

  record Text(String value, String type) implements Value {
    @Override
    public String kind() {
      return "string";
    }
  }

  /**
   * A slice.
   *
   * @param isNil whether it was never set, which JSON tells from an empty one
   */
  record Sequence(String type, boolean isNil, List<? extends Value> elements) implements Value {
    static final String ANY = "[]interface {}";
    static final String TEXTS = "[]string";
    static final String BYTES = "[]uint8";

    public Sequence {
      elements = List.copyOf(elements);
    }

    /** A part of it, of the same type. */
    Sequence part(int from, int to) {
      return new Sequence(type, false, elements.subList(from, to));
    }

    /** The bytes that it holds, if it is of bytes. */
    byte[] bytes() {
      var bytes = new byte[elements.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = elements.get(i) instanceof Int b ? (byte) b.value() : 0;
      }
      return bytes;
    }

    @Override
    public String kind() {
      return "slice";
    }
  }

  /**
   * A map, whose keys are texts. Functions may change it, as in Go.
   *
   * @param isNil whether it was never set, which JSON tells from an empty one
   */
  record Mapping(String type, boolean isNil, SortedMap<String, Value> entries) implements Value {
    static final String ANY = "map[string]interface {}";
    static final String TEXTS = "map[string]string";

    static Mapping empty() {
      return new Mapping(ANY, false, new TreeMap<>());
    }

    /** Texts by name; without any it was never set. */
    public static Mapping texts(SortedMap<String, String> texts) {
      var entries = new TreeMap<String, Value>();
      texts.forEach((name, text) -> entries.put(name, Value.text(text)));
      return new Mapping(TEXTS, texts.isEmpty(), Collections.unmodifiableSortedMap(entries));
    }

    /** What Go gives for a name that is not there. */
    Value zero() {
      return type.equals(TEXTS) ? Value.text("") : Nothing.NOTHING;
    }

    @Override
    public String kind() {
      return "map";
    }
  }

  /** A moment; {@link #ZERO} when it was never set. */
  record Time(Instant instant, TimeType timeType) implements Value {
    /** Go's zero time. */
    public static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    boolean isZero() {
      return instant.equals(ZERO);
    }

    /** The time in UTC, by a layout of Go's package time. */
    public String format(String layout) {
      return TimeFormat.format(instant, ZoneOffset.UTC, TimeLayout.of(layout));
    }

    @Override
    public String type() {
      return timeType.goName();
    }

    @Override
    public String kind() {
      return "struct";
    }
  }

  /**
   * An object with named fields.
   *
   * @param pointer whether it is passed by reference, which Go's names of types show
   */
  record Struct<T>(StructType<T> structType, T target, boolean pointer) implements Value {
    @Override
    public String type() {
      return (pointer ? "*" : "") + structType.name();
    }

    @Override
    public String kind() {
      return pointer ? "ptr" : "struct";
    }
  }

  /** A reference to no object. */
  record NilPointer(StructType<?> structType) implements Value {
    @Override
    public String type() {
      return "*" + structType.name();
    }

    @Override
    public String kind() {
      return "ptr";
    }
  }
}
