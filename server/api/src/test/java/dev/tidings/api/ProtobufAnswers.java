package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.CodedInputStream;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.Envelope;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesProtobuf;
import dev.tidings.codec.ProtobufEvents;
import dev.tidings.event.ApiGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what the server answers in protobuf into the JSON that it would have answered. */
record ProtobufAnswers(ApiGroup group) {
  /** A field of a message that is no event; what is empty is left out, as in JSON. */
  private sealed interface Field {
    record Text(String name) implements Field {}

    record Whole(String name) implements Field {}

    record One(String name, Map<Integer, Field> fields) implements Field {}

    record Many(String name, Map<Integer, Field> fields) implements Field {}
  }

  private static final Map<Integer, Field> LIST_META =
      Map.of(
          1, new Field.Text("selfLink"),
          2, new Field.Text("resourceVersion"),
          3, new Field.Text("continue"),
          4, new Field.Whole("remainingItemCount"));

  private static final Map<Integer, Field> CAUSE =
      Map.of(1, new Field.Text("reason"), 2, new Field.Text("message"), 3, new Field.Text("field"));

  private static final Map<Integer, Field> DETAILS =
      Map.of(
          1, new Field.Text("name"),
          2, new Field.Text("group"),
          3, new Field.Text("kind"),
          4, new Field.Many("causes", CAUSE),
          5, new Field.Whole("retryAfterSeconds"),
          6, new Field.Text("uid"));

  private static final Map<Integer, Field> STATUS =
      Map.of(
          1, new Field.One("metadata", LIST_META),
          2, new Field.Text("status"),
          3, new Field.Text("message"),
          4, new Field.Text("reason"),
          5, new Field.One("details", DETAILS),
          6, new Field.Whole("code"));

  /** A whole answer. */
  ObjectNode tree(byte[] answer) throws IOException, DecodeException {
    Envelope envelope = KubernetesProtobuf.unwrap(answer);
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("kind", envelope.kind()).put("apiVersion", envelope.apiVersion());
    switch (envelope.kind()) {
      case "Event" -> tree.setAll(event(envelope.raw()));
      // an event without anything but its metadata is the same message
      case "PartialObjectMetadata" -> tree.set("metadata", event(envelope.raw()).get("metadata"));
      case "Status" -> tree.setAll(read(envelope.raw(), STATUS));
      default -> list(tree, envelope);
    }
    return tree;
  }

  /** The frames of a watch, of those that have come whole. */
  List<ObjectNode> frames(byte[] watched) throws IOException, DecodeException {
    var frames = new ArrayList<ObjectNode>();
    var bytes = ByteBuffer.wrap(watched);
    while (bytes.remaining() > 4) {
      byte[] frame = new byte[bytes.getInt()];
      bytes.get(frame);
      frames.add(frame(frame));
    }
    return frames;
  }

  private ObjectNode frame(byte[] message) throws IOException, DecodeException {
    ObjectNode frame = JsonNodeFactory.instance.objectNode();
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        frame.put("type", in.readString());
      } else {
        CodedInputStream extension = CodedInputStream.newInstance(in.readByteArray());
        extension.readTag();
        frame.set("object", tree(extension.readByteArray()));
      }
    }
    return frame;
  }

  private ObjectNode event(byte[] message) throws DecodeException {
    ObjectNode event = EventJson.tree(ProtobufEvents.decode(message, group), group);
    event.remove(List.of("kind", "apiVersion"));
    return event;
  }

  private void list(ObjectNode tree, Envelope list) throws IOException, DecodeException {
    boolean partial = list.kind().equals("PartialObjectMetadataList");
    CodedInputStream in = CodedInputStream.newInstance(list.raw());
    tree.putObject("metadata");
    var items = tree.putArray("items");
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag >>> 3 == 1) {
        tree.set("metadata", read(in.readByteArray(), LIST_META));
      } else if (tag >>> 3 == 2) {
        ObjectNode item = event(in.readByteArray());
        items.add(partial ? named(item.retain("metadata"), list) : item);
      } else {
        in.skipField(tag);
      }
    }
  }

  /** What only JSON says of each item. */
  private static ObjectNode named(ObjectNode metadata, Envelope list) {
    return metadata.put("kind", "PartialObjectMetadata").put("apiVersion", list.apiVersion());
  }

  private static ObjectNode read(byte[] message, Map<Integer, Field> fields) throws IOException {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (requireNonNull(fields.get(tag >>> 3), "an unknown field")) {
        case Field.Text text -> {
          String value = in.readStringRequireUtf8();
          if (!value.isEmpty()) {
            read.put(text.name(), value);
          }
        }
        case Field.Whole whole -> {
          long value = in.readInt64();
          if (value != 0) {
            read.put(whole.name(), value);
          }
        }
        case Field.One one -> read.set(one.name(), read(in.readByteArray(), one.fields()));
        case Field.Many many ->
            read.withArrayProperty(many.name()).add(read(in.readByteArray(), many.fields()));
      }
    }
    return read;
  }
}
