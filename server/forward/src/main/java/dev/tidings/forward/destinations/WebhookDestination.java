package dev.tidings.forward.destinations;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Halving;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import dev.tidings.forward.http.OneByOne;
import dev.tidings.forward.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Posts batches to a URL: {@code {"cluster": …, "route": …, "messages": [{"id": …, "event": …}]}}.
 * Texts are posted one by one, as they are. Whatever answer begins with 2 is an acknowledgement. A
 * batch that is refused is sent again in parts, so that a message that is not wanted takes no
 * others with it.
 */
final class WebhookDestination implements Destination {
  /** The header in which the id of a text is. */
  private static final String ID = "Tidings-Id";

  private static final byte[] CLUSTER = JsonBytes.name("cluster");
  private static final byte[] ROUTE = JsonBytes.name("route");
  private static final byte[] MESSAGES = JsonBytes.name("messages");

  private final WebhookOptions options;
  private final Place place;
  private final Optional<Signature> signature;
  private final HttpSender sender;

  /** {@code webhook}: url, secretFile, contentType, and what {@link HttpAccess} reads. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "webhook";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      WebhookOptions options = WebhookOptions.read(settings);
      return () -> new WebhookDestination(options, place);
    }
  }

  private WebhookDestination(WebhookOptions options, Place place) throws IOException {
    this.options = options;
    this.place = place;
    this.signature =
        options.secretFile().isEmpty()
            ? Optional.empty()
            : Optional.of(Signature.with(options.secretFile().get()));
    this.sender = HttpSender.open(options.access(), place.clock());
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return batch.getFirst().form() == Message.Form.TEXT
        ? OneByOne.deliver(batch, each -> post(each))
        : Halving.deliver(batch, this::post);
  }

  private Delivery post(Message text) throws InterruptedException {
    HttpCall call = HttpCall.of("POST", options.url(), options.contentType(), text.body());
    return send(call.with(ID, text.id()), 1);
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    return send(HttpCall.json(options.url(), body(messages)), messages.size());
  }

  private Delivery send(HttpCall call, int messages) throws InterruptedException {
    return sender
        .send(
            signature
                .map(secret -> call.with(Signature.HEADER, secret.of(call.body())))
                .orElse(call))
        .delivery(messages);
  }

  private byte[] body(List<Message> messages) {
    var json = new JsonBytes(4096);
    json.write('{');
    json.member(CLUSTER).text(messages.getFirst().cluster());
    json.member(ROUTE).text(place.route());
    json.member(MESSAGES).write('[');
    for (int i = 0; i < messages.size(); i++) {
      if (i > 0) {
        json.write(',');
      }
      MessageJson.write(json, messages.get(i));
    }
    json.write(']');
    json.write('}');
    return json.toByteArray();
  }

  @Override
  public void close() {
    sender.close();
  }
}
