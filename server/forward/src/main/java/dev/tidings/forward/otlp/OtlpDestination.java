package dev.tidings.forward.otlp;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Halving;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpAnswer;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Posts logs to an OpenTelemetry collector, or to whoever speaks OTLP over HTTP, as JSON. */
record OtlpDestination(URI url, InstantSource clock, HttpSender sender) implements Destination {
  /** {@code otlp}: url, and what {@link HttpAccess} reads. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "otlp";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      URI url = HttpAccess.url(settings, "url");
      HttpAccess access = HttpAccess.read(settings);
      return () -> new OtlpDestination(url, place.clock(), HttpSender.open(access, place.clock()));
    }
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return Halving.deliver(batch, this::post);
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    byte[] body = LogsRequest.body(messages, clock.instant());
    return switch (sender.send(HttpCall.json(url, body).compressed())) {
      case HttpAnswer.Received received when received.isTaken() ->
          afterSuccess(received, messages.size());
      case HttpAnswer other -> other.delivery(messages.size());
    };
  }

  /**
   * A success may be a part of one. Which records were rejected it does not say, so that all of
   * them count as refused: what is sent again in smaller parts shows which it was, and a record
   * that comes twice has the same {@code log.record.uid}.
   */
  private static Delivery afterSuccess(HttpAnswer.Received received, int messages) {
    JsonNode partial = json(received.body()).path("partialSuccess");
    if (partial.path("rejectedLogRecords").asLong(0) == 0) {
      return new Delivery.Done();
    }
    return new Delivery.Refused(
        0, messages, "rejected: " + partial.path("errorMessage").asString(""));
  }

  /** An answer that is no JSON says nothing of parts. */
  private static JsonNode json(byte[] body) {
    try {
      return JsonBody.parse(body);
    } catch (DecodeException none) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    sender.close();
  }
}
