package dev.tidings.forward.alertmanager;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Halving;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import dev.tidings.forward.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;

/**
 * Posts alerts, one for each object and reason of a batch. An alert ends some time after its event
 * was last seen, and goes on when the event is seen again before; that is why nothing has to be
 * remembered here. To post one again changes nothing.
 */
final class AlertmanagerDestination implements Destination {
  private final Options options;
  private final InstantSource clock;
  private final HttpSender sender;

  /**
   * What a file says.
   *
   * @param url of Alertmanager itself
   * @param normal whether events that are no warnings are alerts too
   */
  private record Options(URI url, HttpAccess access, Duration resolveAfter, boolean normal) {
    private static final Duration USUAL_RESOLVE_AFTER = Duration.ofMinutes(15);

    static Options read(Settings settings) {
      return new Options(
          HttpAccess.url(settings, "url"),
          HttpAccess.read(settings),
          settings.duration("resolveAfter", USUAL_RESOLVE_AFTER),
          settings.flag("normal"));
    }

    URI alerts() {
      return HttpAccess.resolve(url, "/api/v2/alerts");
    }
  }

  /** {@code alertmanager}: url, resolveAfter, normal, and what {@link HttpAccess} reads. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "alertmanager";
    }

    /** Alerts have labels and annotations of their own. */
    @Override
    public boolean takes(Message.Form form) {
      return form == Message.Form.EVENT;
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return new Plan(Options.read(settings), place.clock());
    }
  }

  private record Plan(Options options, InstantSource clock) implements DestinationPlan {
    @Override
    public Destination open() throws IOException {
      return new AlertmanagerDestination(options, clock);
    }

    @Override
    public boolean wants(Event event) {
      return options.normal() || event.type().equals("Warning");
    }
  }

  private AlertmanagerDestination(Options options, InstantSource clock) throws IOException {
    this.options = options;
    this.clock = clock;
    this.sender = HttpSender.open(options.access(), clock);
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return Halving.deliver(batch, this::post);
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    byte[] body = body(alerts(messages));
    return sender.send(HttpCall.json(options.alerts(), body)).delivery(messages.size());
  }

  private Collection<Alert> alerts(List<Message> messages) {
    Instant now = clock.instant();
    Map<SortedMap<String, String>, Alert> byLabels = new LinkedHashMap<>();
    for (Message each : messages) {
      Alert alert = Alert.of(each, options.resolveAfter(), now);
      byLabels.merge(alert.labels(), alert, Alert::followedBy);
    }
    return byLabels.values();
  }

  private static byte[] body(Collection<Alert> alerts) {
    var body = new ByteArrayOutputStream();
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      json.writeStartArray();
      alerts.forEach(each -> each.write(json));
      json.writeEndArray();
    }
    return body.toByteArray();
  }

  @Override
  public void close() {
    sender.close();
  }
}
