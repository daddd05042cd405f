package dev.tidings.forward.loki;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.LastSeen;
import dev.tidings.forward.http.Halving;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pushes lines to Loki, each at the time at which its event was last seen. */
final class LokiDestination implements Destination {
  private static final String TENANT = "X-Scope-OrgID";
  private static final int MOST_STREAMS = 1000;

  private final LokiOptions options;
  private final Streams streams;
  private final Place place;
  private final HttpSender sender;

  /** {@code loki}: url, labels, mostStreams, tenant, withoutIds, and what HTTP has. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "loki";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      LokiOptions options = LokiOptions.read(settings);
      // Chance has no place in labels: it is always the same.
      var surroundings = new Surroundings(place.clock(), new SplittableRandom(0), Map.of());
      Labels labels = Labels.read(settings, surroundings);
      int most = settings.number("mostStreams", 1, MOST_STREAMS);
      return () ->
          new LokiDestination(
              options,
              new Streams(labels, most),
              place,
              HttpSender.open(options.access(), place.clock()));
    }
  }

  private LokiDestination(LokiOptions options, Streams streams, Place place, HttpSender sender) {
    this.options = options;
    this.streams = streams;
    this.place = place;
    this.sender = sender;
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return Halving.deliver(batch, this::push);
  }

  private Delivery push(List<Message> messages) throws InterruptedException {
    var push = new Push();
    for (int i = 0; i < messages.size(); i++) {
      Message each = messages.get(i);
      try {
        push.add(streams.of(each), line(each));
      } catch (TemplateException failed) {
        Delivery before = i == 0 ? new Delivery.Done() : push(messages.subList(0, i));
        return before instanceof Delivery.Done
            ? new Delivery.Refused(i, 1, "labels: " + failed.getMessage())
            : before;
      }
    }
    return sender.send(call(push)).delivery(messages.size());
  }

  private Push.Line line(Message message) {
    String id =
        switch (options.lines()) {
          case WITH_ID -> message.id();
          case ALONE -> "";
        };
    return new Push.Line(LastSeen.of(message.event(), place.clock()), message.body(), id);
  }

  private HttpCall call(Push push) {
    HttpCall call = HttpCall.json(options.push(), push.json()).compressed();
    return options.tenant().isEmpty() ? call : call.with(TENANT, options.tenant());
  }

  @Override
  public void close() {
    sender.close();
  }
}
