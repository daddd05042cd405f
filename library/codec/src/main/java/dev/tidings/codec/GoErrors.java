package dev.tidings.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * What makes Go refuse a document that is well-formed JSON. A value of a wrong type is reported at
 * the end, the first of several; an error of code that reads its own value (a time) ends Go's
 * reading at once and therefore hides the others.
 */
final class GoErrors {
  private final Place place;
  private @Nullable String typeError;
  private @Nullable String valueError;

  GoErrors(Place place) {
    this.place = place;
  }

  /** The error that Go gives; null when the document is fine. */
  @Nullable String error() {
    return valueError != null ? valueError : typeError;
  }

  void value(String error) {
    if (valueError == null) {
      valueError = error;
    }
  }

  void wrongTime(JsonParser parser) {
    value(text(found(parser), "string"));
  }

  void wrongType(JsonParser parser, String goType) {
    type(found(parser), goType);
  }

  /** Of a number that is no integer of this type its digits are told. */
  void wrongInteger(JsonParser parser, String goType) {
    String found = found(parser);
    type(found.equals("number") ? "number " + parser.getString() : found, goType);
  }

  private void type(String found, String goType) {
    if (typeError == null) {
      typeError = text(found, goType);
    }
  }

  private String text(String found, String goType) {
    return "json: cannot unmarshal " + found + " into Go " + place.goTarget() + goType;
  }

  private static String found(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_TRUE, VALUE_FALSE -> "bool";
      case VALUE_NULL -> "null";
      default -> "number";
    };
  }
}
