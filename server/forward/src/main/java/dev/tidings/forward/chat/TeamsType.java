package dev.tidings.forward.chat;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.PostingDestination;
import dev.tidings.forward.http.Secret;
import dev.tidings.forward.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * {@code teams}: urlFile, and what {@link HttpAccess} reads. Whoever has the URL of a workflow may
 * post, so it is a secret. The message is an adaptive card, which is what workflows take.
 */
public final class TeamsType implements Chat {
  @Override
  public String name() {
    return "teams";
  }

  @Override
  public DestinationPlan plan(Settings settings, Place place) {
    Secret url = Secret.in(Path.of(settings.required("urlFile")));
    return throttled(
        settings,
        place,
        PostingDestination.plan(
            HttpAccess.read(settings),
            place.clock(),
            message -> HttpCall.json(address(url), card(ChatText.of(message))),
            ChatVerdicts::teams));
  }

  /**
   * The URL that is in the file.
   *
   * @throws IOException if there is none at the moment; somebody may mend the file
   */
  private static URI address(Secret url) throws IOException {
    try {
      return HttpAccess.url(url.text());
    } catch (IllegalArgumentException none) {
      throw new IOException("urlFile: " + none.getMessage(), none);
    }
  }

  private static byte[] card(String text) {
    var body = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      json.writeStartObject();
      json.writeStringProperty("type", "message");
      json.writeArrayPropertyStart("attachments");
      json.writeStartObject();
      json.writeStringProperty("contentType", "application/vnd.microsoft.card.adaptive");
      json.writeObjectPropertyStart("content");
      json.writeStringProperty("type", "AdaptiveCard");
      json.writeStringProperty("version", "1.4");
      json.writeArrayPropertyStart("body");
      json.writeStartObject();
      json.writeStringProperty("type", "TextBlock");
      json.writeStringProperty("text", text);
      json.writeBooleanProperty("wrap", true);
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    return body.toByteArray();
  }
}
