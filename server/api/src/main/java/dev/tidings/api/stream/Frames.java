package dev.tidings.api.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.ApiGroup;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What a stream says, as server-sent events are written. */
final class Frames {
  private static final byte[] END = "\n\n".getBytes(US_ASCII);

  private Frames() {}

  /** Something has happened. */
  static byte[] event(Cursor upTo, String cluster, WatchEvent.Changed changed) {
    return frame(
        upTo,
        "event",
        json -> {
          json.writeStringProperty("cluster", cluster);
          json.writeStringProperty("change", changed.type().name());
          json.writeName("event");
          EventJson.write(json, changed.shown().event(), ApiGroup.CORE, true);
        });
  }

  /** Something of a cluster may have happened that is not known any more. */
  static byte[] gap(Cursor upTo, String cluster) {
    return frame(upTo, "gap", json -> json.writeStringProperty("cluster", cluster));
  }

  private static byte[] frame(Cursor upTo, String name, Consumer<JsonGenerator> members) {
    var frame = new ByteArrayOutputStream(1024);
    frame.writeBytes((id(upTo) + "event: " + name + "\ndata: ").getBytes(US_ASCII));
    try (var json = KubernetesJson.generator(frame, false)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    frame.writeBytes(END);
    return frame.toByteArray();
  }

  /** Nothing has happened, up to here; browsers tell their pages nothing of it. */
  static byte[] quiet(Cursor upTo) {
    return (": quiet\n" + id(upTo) + "\n").getBytes(US_ASCII);
  }

  /** Nowhere is not said: an empty id would be taken for none. */
  private static String id(Cursor upTo) {
    return upTo.revisions().isEmpty() ? "" : "id: " + upTo.text() + "\n";
  }
}
