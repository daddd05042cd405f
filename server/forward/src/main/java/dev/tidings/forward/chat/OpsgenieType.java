package dev.tidings.forward.chat;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.Event;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Authorization;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.PostingDestination;
import dev.tidings.forward.http.PostingDestination.Verdict;
import dev.tidings.forward.http.Secret;
import dev.tidings.forward.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;

/**
 * {@code opsgenie}: apiKeyFile, priority, url, and what {@link HttpAccess} reads. An event has one
 * alert, however often it comes: the alias is made of its cluster and uid.
 */
public final class OpsgenieType implements Chat {
  private static final URI API = URI.create("https://api.opsgenie.com/");

  /** Of a message; the whole text is the description. */
  private static final int LONGEST_MESSAGE = 130;

  @Override
  public String name() {
    return "opsgenie";
  }

  @Override
  public DestinationPlan plan(Settings settings, Place place) {
    Secret key = Secret.in(Path.of(settings.required("apiKeyFile")));
    String priority = settings.parsed("priority", OpsgenieType::priority).orElse("P3");
    URI api = settings.parsed("url", HttpAccess::url).orElse(API);
    URI url = HttpAccess.resolve(api, "/v2/alerts");
    return throttled(
        settings,
        place,
        PostingDestination.plan(
            HttpAccess.read(settings).with(Authorization.of("GenieKey", key)),
            place.clock(),
            message -> HttpCall.json(url, alert(message, priority)),
            Verdict.BY_CODE));
  }

  private static String priority(String text) {
    if (!text.matches("P[1-5]")) {
      throw new IllegalArgumentException("'" + text + "' is none of P1 to P5");
    }
    return text;
  }

  private static byte[] alert(Message message, String priority) {
    Event event = message.event();
    String text = ChatText.of(message);
    var body = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      json.writeStartObject();
      json.writeStringProperty("message", begin(text));
      json.writeStringProperty("alias", message.cluster() + "/" + event.metadata().uid());
      json.writeStringProperty("description", text);
      json.writeStringProperty("priority", priority);
      json.writeStringProperty("source", "tidings");
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private static String begin(String text) {
    if (text.length() <= LONGEST_MESSAGE) {
      return text;
    }
    int end = LONGEST_MESSAGE - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
