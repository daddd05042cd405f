package dev.tidings.api.events;

import dev.tidings.api.wire.WatchEvent;
import dev.tidings.api.wire.WatchFrames;
import dev.tidings.codec.KubernetesJson;
import java.io.ByteArrayOutputStream;

/** Notifications as JSON, one a line. */
final class JsonFrames implements WatchFrames {
  private final NotifiedContent contents;

  JsonFrames(NotifiedContent contents) {
    this.contents = contents;
  }

  @Override
  public byte[] render(WatchEvent event) {
    var line = new ByteArrayOutputStream(1024);
    try (var json = KubernetesJson.generator(line, false)) {
      json.writeStartObject();
      json.writeStringProperty("type", NotifiedContent.type(event));
      json.writeName("object");
      contents.of(event).writeJson(json);
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  @Override
  public boolean text() {
    return true;
  }

  @Override
  public byte[] message(byte[] frame) {
    return frame;
  }
}
