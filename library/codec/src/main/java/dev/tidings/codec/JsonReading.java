package dev.tidings.codec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes values out of one JSON document by Go's rules: null changes nothing, a member given twice
 * is read into the same value, and a value of a wrong type is noted and skipped so that the rest is
 * still checked.
 *
 * <p>Each method reads the value at which the parser stands and leaves the parser at its end.
 */
final class JsonReading {
  private final JsonParser parser;
  private final byte[] text;
  private final Place place = new Place();
  private final StrictErrors strictErrors = new StrictErrors();
  private final GoErrors errors = new GoErrors(place);
  private final SeenNames seen = new SeenNames();

  /**
   * @param text what the parser reads
   */
  JsonReading(JsonParser parser, byte[] text) {
    this.parser = parser;
    this.text = text;
  }

  /** The members of one object being collected. */
  interface Struct {
    /** The type's name in error messages. */
    String goName();

    /** Reads one member, or answers false when there is none of this name. */
    boolean read(String name, JsonReading in);
  }

  /** Reads an element of a list, starting from what was there before at its index. */
  interface Element<T> {
    T read(@Nullable T previous, JsonReading in);
  }

  List<String> strictErrors() {
    return strictErrors.texts();
  }

  /** The error that Go would give for the document; null when it is fine. */
  @Nullable String error() {
    return errors.error();
  }

  <S extends Struct> S struct(String goType, S struct) {
    switch (parser.currentToken()) {
      case START_OBJECT -> members(struct);
      case VALUE_NULL -> {}
      default -> mismatch(goType);
    }
    return struct;
  }

  private void members(Struct struct) {
    int mark = seen.mark();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      int objections = strictErrors.size();
      place.enter(struct.goName(), name);
      if (!struct.read(name, this)) {
        strictErrors.add(objections, "unknown field", place.path());
        parser.skipChildren();
      } else if (seen.isRepeated(name, mark)) {
        strictErrors.add(objections, "duplicate field", place.path());
      }
      place.leave();
    }
    seen.reset(mark);
  }

  String string(String previous) {
    return string(previous, "string");
  }

  String uid(String previous) {
    return string(previous, "types.UID");
  }

  private String string(String previous, String goType) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> GoStrings.repaired(parser.getString());
      case VALUE_NULL -> previous;
      default -> {
        mismatch(goType);
        yield previous;
      }
    };
  }

  int int32(int previous) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == NumberType.INT) {
      return parser.getIntValue();
    }
    notAnInteger("int32");
    return previous;
  }

  long int64(long previous) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    notAnInteger("int64");
    return previous;
  }

  @Nullable Long optionalInt64() {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : (Long) int64(0);
  }

  @Nullable Boolean optionalBool() {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> {
        mismatch("bool");
        yield null;
      }
    };
  }

  @Nullable Instant time() {
    return time(KubernetesTime::parseTime);
  }

  @Nullable Instant microTime() {
    return time(KubernetesTime::parseMicroTime);
  }

  /** A time is read by code of its own, whose error ends Go's reading at once. */
  private @Nullable Instant time(Function<String, Instant> parse) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      errors.wrongTime(parser);
      parser.skipChildren();
      return null;
    }
    try {
      return parse.apply(GoStrings.repaired(parser.getString()));
    } catch (DateTimeParseException e) {
      errors.value(String.valueOf(e.getMessage()));
      return null;
    }
  }

  Map<String, String> stringMap(Map<String, String> previous) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> entries(new TreeMap<>(previous));
      case VALUE_NULL -> Map.of();
      default -> {
        mismatch("map[string]string");
        yield previous;
      }
    };
  }

  private Map<String, String> entries(Map<String, String> map) {
    var keys = new HashSet<String>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      String key = GoStrings.repaired(name);
      if (!keys.add(key)) {
        strictErrors.add(strictErrors.size(), "duplicate field", place.path() + "." + key);
      }
      parser.nextToken();
      map.put(key, string(""));
    }
    return map;
  }

  <T> List<T> list(List<T> previous, String goType, Element<T> element) {
    return switch (parser.currentToken()) {
      case START_ARRAY -> elements(previous, element);
      case VALUE_NULL -> List.of();
      default -> {
        mismatch(goType);
        yield previous;
      }
    };
  }

  private <T> List<T> elements(List<T> previous, Element<T> element) {
    var list = new ArrayList<T>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int index = list.size();
      place.enter(index);
      list.add(element.read(index < previous.size() ? previous.get(index) : null, this));
      place.leave();
    }
    return list;
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isEmptyList() {
    return parser.currentToken() == JsonToken.END_ARRAY;
  }

  /** The value as the JSON text it was given in; empty for null. */
  String raw() {
    if (isNull()) {
      return "";
    }
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  /** The value whatever its shape. */
  JsonNode tree() {
    return new JsonTree(parser, place, strictErrors).read();
  }

  /** An object whatever its members; an empty one after a mismatch. */
  ObjectNode object(String goType) {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return new JsonTree(parser, place, strictErrors).object();
    }
    mismatch(goType);
    return JsonNodeFactory.instance.objectNode();
  }

  private void notAnInteger(String goType) {
    if (!isNull()) {
      errors.wrongInteger(parser, goType);
      parser.skipChildren();
    }
  }

  private void mismatch(String goType) {
    errors.wrongType(parser, goType);
    parser.skipChildren();
  }
}
