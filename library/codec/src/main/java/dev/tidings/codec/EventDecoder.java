package dev.tidings.codec;

import dev.tidings.event.ApiGroup;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** Reads events that clients send. */
public final class EventDecoder {
  private EventDecoder() {}

  /**
   * Reads a request's body.
   *
   * @param expected the group through which the request came: what data without an apiVersion is
   *     read as
   * @throws DecodeException when a client is to be told that the body cannot be read
   */
  public static Decoded decode(byte[] body, Encoding encoding, ApiGroup expected)
      throws DecodeException {
    return switch (encoding) {
      case JSON -> decodeJson(body, expected);
      case YAML -> decodeYaml(body, expected);
      case PROTOBUF -> decodeProtobuf(body, expected);
    };
  }

  /**
   * Reads a tree, such as a patched event.
   *
   * @throws DecodeException when the tree is no event
   */
  public static Decoded decode(JsonNode tree, ApiGroup expected) throws DecodeException {
    return decodeJson(KubernetesJson.sortedBytes(tree), expected);
  }

  /**
   * Reads what a strategic merge patch or an apply has made. The reference converts it without
   * going through JSON, so that a value of a wrong type is refused in other words.
   *
   * @throws DecodeException when the tree is no event
   */
  public static Decoded convert(JsonNode tree, ApiGroup expected) throws DecodeException {
    String objection = EventShapes.of(expected).objection(tree);
    if (objection != null) {
      throw new DecodeException(objection, objection);
    }
    return decode(tree, expected);
  }

  private static Decoded decodeYaml(byte[] body, ApiGroup expected) throws DecodeException {
    var document = YamlDocument.parse(body);
    var decoded = decode(document.tree(), expected);
    if (document.duplicates().isEmpty()) {
      return decoded;
    }
    var strictErrors = new ArrayList<>(document.strictErrors());
    strictErrors.addAll(decoded.strictErrors());
    return new Decoded(decoded.group(), decoded.event(), strictErrors);
  }

  private static Decoded decodeProtobuf(byte[] body, ApiGroup expected) throws DecodeException {
    Envelope envelope;
    try {
      envelope = KubernetesProtobuf.unwrap(body);
    } catch (DecodeException e) {
      throw TypeMeta.unrecognized(e.detail(), body);
    }
    var type = new TypeMeta(envelope.kind(), envelope.apiVersion()).orElse(expected);
    try {
      var group = type.group(expected);
      return new Decoded(group, ProtobufEvents.decode(envelope.raw(), group), List.of());
    } catch (DecodeException e) {
      throw type.cannotBeHandled(e.detail());
    }
  }

  private static Decoded decodeJson(byte[] body, ApiGroup expected) throws DecodeException {
    byte[] text = GoStrings.repaired(body);
    var event = new EventReader(expected);
    var reading = read(text, body, event);
    var type = new TypeMeta(event.kind(), event.apiVersion()).orElse(expected);
    ApiGroup group = type.group(expected);
    if (group != expected) {
      event = new EventReader(group);
      reading = read(text, body, event);
    }
    String error = reading.error();
    if (error != null) {
      throw type.cannotBeHandled(error);
    }
    return new Decoded(group, event.event(), reading.strictErrors());
  }

  private static JsonReading read(byte[] text, byte[] body, EventReader event)
      throws DecodeException {
    try (JsonParser parser = KubernetesJson.MAPPER.createParser(text)) {
      if (parser.nextToken() == null) {
        throw TypeMeta.unparsable("unexpected end of JSON input", body);
      }
      if (!parser.isExpectedStartObjectToken() && parser.currentToken() != JsonToken.VALUE_NULL) {
        throw TypeMeta.unparsable(
            "json: cannot unmarshal a value that is no object into an Event", body);
      }
      var reading = new JsonReading(parser, text);
      reading.struct("v1.Event", event);
      if (parser.nextToken() != null) {
        throw TypeMeta.unparsable("unexpected data after top-level value", body);
      }
      return reading;
    } catch (JacksonException e) {
      throw TypeMeta.unparsable(KubernetesJson.problem(e), body);
    }
  }
}
