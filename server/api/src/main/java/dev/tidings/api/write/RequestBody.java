package dev.tidings.api.write;

import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.WriteOptions.FieldValidation;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Decoded;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The body of a request that brings an event. */
public final class RequestBody {
  private RequestBody() {}

  /** How the body is encoded. Without a type it counts as JSON; parameters mean nothing. */
  public static Encoding encoding(@Nullable String contentType) throws RefusedException {
    Optional<String> type = mediaType(contentType);
    if (type.isEmpty()) {
      return Encoding.JSON;
    }
    return Stream.of(Encoding.values())
        .filter(encoding -> encoding.mediaType().equals(type.get()))
        .findFirst()
        .orElseThrow(Refusals::unknownMediaType);
  }

  /** The type without its parameters; empty when none is given. */
  static Optional<String> mediaType(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    int parameters = header.indexOf(';');
    String type = parameters < 0 ? header : header.substring(0, parameters);
    return Optional.of(type.strip().toLowerCase(Locale.ROOT));
  }

  /** Reads the event; what is unknown or given twice is refused or warned of, as was asked. */
  static Event event(
      EventRequest request, Encoding encoding, FieldValidation validation, Warnings warnings)
      throws RefusedException {
    Decoded decoded = decode(request, encoding);
    if (!decoded.strictErrors().isEmpty() && validation == FieldValidation.STRICT) {
      throw Refusals.badRequest(
          "Event in version \""
              + decoded.group().version()
              + "\" cannot be handled as a Event: "
              + strictText(decoded.strictErrors()));
    }
    if (validation == FieldValidation.WARN) {
      warnings.addAll(decoded.strictErrors());
    }
    if (decoded.group() != request.group()) {
      throw Refusals.badRequest(wrongVersion(decoded.group(), request.group()));
    }
    return inNamespace(decoded.event(), request.namespace());
  }

  static String strictText(List<String> strictErrors) {
    return "strict decoding error: " + String.join(", ", strictErrors);
  }

  private static Decoded decode(EventRequest request, Encoding encoding) throws RefusedException {
    try {
      return EventDecoder.decode(request.body(), encoding, request.group());
    } catch (DecodeException e) {
      throw Refusals.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private static String wrongVersion(ApiGroup sent, ApiGroup expected) {
    return "the API version in the data ("
        + sent.apiVersion()
        + ") does not match the expected API version ("
        + expected.apiVersion()
        + ")";
  }

  /** The event in the namespace of the request, which it may leave out but not contradict. */
  static Event inNamespace(Event event, String namespace) throws RefusedException {
    String own = event.metadata().namespace();
    if (!own.isEmpty() && !own.equals(namespace)) {
      throw Refusals.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    return event.withMetadata(event.metadata().toBuilder().namespace(namespace).build());
  }

  /** Checks that the event is the one that the URL names. */
  static void checkName(Event event, String name) throws RefusedException {
    String own = event.metadata().name();
    if (own.isEmpty()) {
      throw Refusals.badRequest(
          "the name of the object ("
              + name
              + " based on URL) was undeterminable: name must be provided");
    }
    if (!own.equals(name)) {
      throw Refusals.badRequest(
          "the name of the object (" + own + ") does not match the name on the URL (" + name + ")");
    }
  }
}
