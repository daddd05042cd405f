package dev.tidings.forward.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.PostingDestination;
import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.net.URLEncoder;

/** {@code slack}: tokenFile, channel, url, and what else {@link HttpAccess} reads. */
public final class SlackType implements Chat {
  private static final URI API = URI.create("https://slack.com/api/");
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public DestinationPlan plan(Settings settings, Place place) {
    settings.required("tokenFile");
    String channel = settings.required("channel");
    URI api = settings.parsed("url", HttpAccess::url).orElse(API);
    URI url = HttpAccess.resolve(api, "/chat.postMessage");
    return throttled(
        settings,
        place,
        PostingDestination.plan(
            HttpAccess.read(settings),
            place.clock(),
            message -> HttpCall.of("POST", url, FORM, form(channel, message)),
            ChatVerdicts::slack));
  }

  private static byte[] form(String channel, Message message) {
    String text = escaped(ChatText.of(message));
    String form =
        "channel=" + URLEncoder.encode(channel, UTF_8) + "&text=" + URLEncoder.encode(text, UTF_8);
    return form.getBytes(UTF_8);
  }

  /** Nothing in an event is to call people or to hide a link. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
