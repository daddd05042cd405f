package dev.tidings.forward.destinations;

import dev.tidings.codec.JsonBytes;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;
import dev.tidings.sink.http.RetryAfter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts batches to a URL: {@code {"cluster": …, "route": …, "messages": [{"id": …, "event": …}]}}.
 * Whatever answer begins with 2 is an acknowledgement. A batch that is refused is sent again
 * message by message, so that one that is not wanted takes no others with it.
 */
final class WebhookDestination implements Destination {
  private static final byte[] CLUSTER = JsonBytes.name("cluster");
  private static final byte[] ROUTE = JsonBytes.name("route");
  private static final byte[] MESSAGES = JsonBytes.name("messages");

  private final WebhookOptions options;
  private final Place place;
  private final Optional<Signature> signature;
  private final HttpClient client;

  /** {@code webhook}: url, headers, secretFile, timeout. */
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
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(options.timeout())
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    Delivery together = post(batch);
    if (batch.size() == 1 || !(together instanceof Delivery.Refused)) {
      return together;
    }
    for (int taken = 0; taken < batch.size(); taken++) {
      switch (post(List.of(batch.get(taken)))) {
        case Delivery.Done done -> {}
        case Delivery.Later later -> {
          return new Delivery.Later(taken, later.why(), later.asked());
        }
        case Delivery.Refused refused -> {
          return new Delivery.Refused(taken, 1, refused.why());
        }
      }
    }
    return new Delivery.Done();
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(body(messages)), BodyHandlers.discarding());
    try {
      // The limit that java.net.http knows of its own ends with the head of the answer.
      return delivery(answer.get(options.timeout().toNanos(), TimeUnit.NANOSECONDS), messages);
    } catch (TimeoutException late) {
      return Delivery.Later.nothing("no answer within " + options.timeout());
    } catch (ExecutionException failed) {
      return Delivery.Later.nothing(String.valueOf(failed.getCause()));
    } finally {
      answer.cancel(true);
    }
  }

  private Delivery delivery(HttpResponse<Void> answer, List<Message> messages) {
    int code = answer.statusCode();
    if (HttpAnswers.isTaken(code)) {
      return new Delivery.Done();
    }
    if (!HttpAnswers.isWorthAnotherTry(code)) {
      return new Delivery.Refused(0, messages.size(), "code " + code);
    }
    String asked = answer.headers().firstValue("Retry-After").orElse("");
    return new Delivery.Later(0, "code " + code, RetryAfter.parse(asked, place.clock().instant()));
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(options.url())
            .header("User-Agent", "tidings")
            .header("Content-Type", "application/json");
    options.headers().forEach(request::setHeader);
    signature.ifPresent(secret -> request.setHeader(Signature.HEADER, secret.of(body)));
    return request.POST(BodyPublishers.ofByteArray(body)).build();
  }

  private byte[] body(List<Message> messages) {
    var json = new JsonBytes(4096);
    json.write('{');
    json.member(CLUSTER).text(place.cluster());
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
    client.shutdownNow();
  }
}
