package dev.tidings.api.manifests;

import dev.tidings.event.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Takes the fields out of one object of a manifest. What has the wrong type is noted and counts as
 * absent; what is there and nobody asks for is noted by {@link #end}, so that a mistyped {@code
 * resourceNames} does not widen a rule.
 */
public final class Fields {
  private final JsonNode object;
  private final String path;
  private final List<FieldError> errors;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  /** The fields of a whole manifest; what is wrong with them is added to the errors. */
  public static Fields of(JsonNode manifest, List<FieldError> errors) {
    return new Fields(manifest, "", errors);
  }

  /** How errors name a field of this object. */
  public String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Notes what is wrong. */
  public void wrong(FieldError error) {
    errors.add(error);
  }

  /** Notes each objection to a text. */
  public void wrong(String name, String value, List<String> objections) {
    objections.forEach(objection -> wrong(FieldError.invalid(path(name), value, objection)));
  }

  private Optional<JsonNode> value(String name) {
    asked.add(name);
    return object.optional(name).filter(value -> !value.isNull());
  }

  private Optional<JsonNode> value(String name, String type, Predicate<JsonNode> is) {
    return value(name)
        .filter(
            value -> {
              if (!is.test(value)) {
                wrongType(path(name), value, type);
              }
              return is.test(value);
            });
  }

  private void wrongType(String where, JsonNode value, String type) {
    wrong(FieldError.invalidRendered(where, value.toString(), "must be " + type));
  }

  /** Whether a field is there at all. */
  public boolean has(String name) {
    return value(name).isPresent();
  }

  /** Empty when it is not there. */
  public String text(String name) {
    return value(name, "a string", JsonNode::isString).map(JsonNode::stringValue).orElse("");
  }

  /** Empty when they are not there. */
  public List<String> texts(String name) {
    return elements(name).stream().filter(this::isText).map(e -> e.value().stringValue()).toList();
  }

  private boolean isText(Element element) {
    if (!element.value().isString()) {
      wrongType(element.path(), element.value(), "a string");
    }
    return element.value().isString();
  }

  /** Texts by names, in the order of the names. */
  public Map<String, String> textsByName(String name) {
    var texts = new TreeMap<String, String>();
    object(name)
        .ifPresent(map -> map.object.propertyNames().forEach(n -> texts.put(n, map.text(n))));
    return texts;
  }

  /** The fields of an object within. */
  public Optional<Fields> object(String name) {
    return value(name, "an object", JsonNode::isObject)
        .map(value -> new Fields(value, path(name), errors));
  }

  /** The fields of each object of a list. */
  public List<Fields> objects(String name) {
    return elements(name).stream().filter(this::isObject).map(this::fields).toList();
  }

  private boolean isObject(Element element) {
    if (!element.value().isObject()) {
      wrongType(element.path(), element.value(), "an object");
    }
    return element.value().isObject();
  }

  private Fields fields(Element element) {
    return new Fields(element.value(), element.path(), errors);
  }

  private record Element(JsonNode value, String path) {}

  private List<Element> elements(String name) {
    var elements = new ArrayList<Element>();
    value(name, "a list", JsonNode::isArray)
        .ifPresent(
            list ->
                list.forEach(
                    e -> elements.add(new Element(e, path(name) + "[" + elements.size() + "]"))));
    return elements;
  }

  /** A whole number that fits into 32 bits; 0 when it is not there. */
  public int number(String name) {
    return value(name, "an integer of 32 bits", JsonNode::canConvertToInt)
        .map(JsonNode::intValue)
        .orElse(0);
  }

  /** Fields that may be there and mean nothing here. */
  public void ignore(Set<String> names) {
    asked.addAll(names);
  }

  /** Notes what nobody asked for. */
  public void end() {
    object.propertyNames().stream()
        .filter(name -> !asked.contains(name))
        .forEach(name -> wrong(FieldError.forbidden(path(name), "unknown field")));
  }
}
