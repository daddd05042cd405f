package dev.tidings.integration;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Envelope;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads answers in Kubernetes' protobuf into the JSON that would have been answered. */
final class ProtobufAnswer {
  /** The tag of a list's items: field 2, length-delimited. */
  private static final int LIST_ITEMS = 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  private ProtobufAnswer() {}

  /** Any event, list of events, or list of metadata; of lists, only their items. */
  static JsonNode tree(byte[] answer, ApiGroup group) throws IOException {
    try {
      Envelope envelope = KubernetesProtobuf.unwrap(answer);
      return switch (envelope.kind()) {
        case "Event" -> event(envelope.raw(), group);
        case "EventList", "PartialObjectMetadataList" -> list(envelope, group);
        default -> throw new IOException("an answer of kind " + envelope.kind());
      };
    } catch (DecodeException e) {
      throw new IOException("an answer that cannot be decoded", e);
    }
  }

  private static ObjectNode event(byte[] message, ApiGroup group) throws DecodeException {
    return EventJson.tree(ProtobufEvents.decode(message, group), group);
  }

  private static JsonNode list(Envelope envelope, ApiGroup group)
      throws IOException, DecodeException {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.put("kind", envelope.kind()).put("apiVersion", envelope.apiVersion());
    var items = list.putArray("items");
    for (byte[] item : items(envelope.raw())) {
      ObjectNode event = event(item, group);
      event.remove(List.of("kind", "apiVersion"));
      items.add(event);
    }
    return list;
  }

  private static List<byte[]> items(byte[] message) throws IOException {
    var items = new ArrayList<byte[]>();
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == LIST_ITEMS) {
        items.add(in.readByteArray());
      } else {
        in.skipField(tag);
      }
    }
    return items;
  }
}
