package dev.tidings.forward.destinations;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.UpstreamVersion;
import dev.tidings.event.ApiGroup;
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
import dev.tidings.store.Cluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Tells another Tidings of the events of a cluster, as that cluster has them. It keeps them beside
 * those of its other clusters, and what it is told twice it keeps once.
 */
public final class TidingsDestination implements Destination {
  private final HttpSender sender;
  private final URI observations;

  /** {@code tidings}: url, cluster, and what {@link HttpAccess} reads. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "tidings";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      URI url = HttpAccess.url(settings, "url");
      settings.required("cluster");
      String cluster = settings.parsed("cluster", Type::cluster).orElse("");
      return to(url, cluster, HttpAccess.read(settings), place.clock());
    }

    private static String cluster(String name) {
      if (!Cluster.isName(name)) {
        throw new IllegalArgumentException("'" + name + "' cannot be the name of a cluster");
      }
      return name;
    }

    @Override
    public boolean takes(Message.Form form) {
      return form == Message.Form.EVENT;
    }
  }

  private TidingsDestination(HttpSender sender, URI observations) {
    this.sender = sender;
    this.observations = observations;
  }

  /**
   * Events go to a server, as those of a cluster.
   *
   * @param url of the server, without the path of its API
   */
  public static DestinationPlan to(
      URI url, String cluster, HttpAccess access, InstantSource clock) {
    String base = url.toString().replaceAll("/+$", "");
    URI observations =
        URI.create(base + "/clusters/" + cluster + "/apis/tidings.dev/v1/observations");
    return () -> open(observations, access, clock);
  }

  private static Destination open(URI observations, HttpAccess access, InstantSource clock)
      throws IOException {
    return new TidingsDestination(HttpSender.open(access, clock), observations);
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    return Halving.deliver(batch, this::post);
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    HttpCall call = HttpCall.json(observations, body(messages));
    return sender.send(call).delivery(messages.size());
  }

  /** A List of core/v1. */
  private static byte[] body(List<Message> messages) {
    var bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = KubernetesJson.generator(bytes, false)) {
      json.writeStartObject();
      json.writeStringProperty("kind", "EventList");
      json.writeStringProperty("apiVersion", "v1");
      json.writeArrayPropertyStart("items");
      for (Message each : messages) {
        EventJson.write(json, UpstreamVersion.restored(each.event()), ApiGroup.CORE, false);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    sender.close();
  }
}
