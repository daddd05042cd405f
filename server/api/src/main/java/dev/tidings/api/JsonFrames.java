package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.KubernetesJson;
import io.vertx.core.http.ServerWebSocket;
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
  public void send(ServerWebSocket socket, byte[] frame) {
    socket.writeTextMessage(new String(frame, UTF_8));
  }
}
