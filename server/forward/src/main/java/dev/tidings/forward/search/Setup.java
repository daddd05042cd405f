package dev.tidings.forward.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpAnswer;
import dev.tidings.forward.http.HttpAnswer.Received;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has to be in a store so that documents are found by their fields and times: an index
 * template, and for data streams a policy that ends old indices. What is there already stays as it
 * is, since somebody may have changed it.
 *
 * @param things in the order in which they are made
 */
public record Setup(List<Thing> things) {
  private static final int NOT_FOUND = 404;
  private static final String JSON = "application/json";

  /**
   * Something that is put somewhere.
   *
   * @param path from the store's root
   */
  public record Thing(String path, JsonNode body) {
    /** As Kibana's and OpenSearch Dashboards' consoles take it. */
    public String console() {
      return "PUT " + path + "\n" + body.toPrettyString() + "\n";
    }
  }

  /**
   * What an index needs; it is a data stream unless documents are replaced by newer ones.
   *
   * @throws IllegalArgumentException if the index can have any name, for people
   */
  public static Setup of(SearchKind kind, IndexName index, DocumentId id) {
    String name = name(index.pattern());
    ObjectNode template = resource(kind, "template");
    template.putArray("index_patterns").add(index.pattern());
    var things = new ArrayList<Thing>();
    if (id.isReplaced()) {
      template.remove("data_stream");
      template.withObject("template").remove("settings");
    } else {
      ObjectNode policy = resource(kind, "policy");
      switch (kind) {
        case ELASTICSEARCH ->
            template
                .withObject("template")
                .withObject("settings")
                .withObject("index")
                .put("lifecycle.name", name);
        case OPENSEARCH ->
            ((ObjectNode) policy.path("policy").path("ism_template").path(0))
                .putArray("index_patterns")
                .add(index.pattern());
      }
      things.add(new Thing(kind.policies() + name, policy));
    }
    things.add(new Thing("/_index_template/" + name, template));
    return new Setup(things);
  }

  /**
   * Another name for each pattern, since what is there under a name stays: {@code events-:times}
   * for {@code events-*}. No index has a colon in its name.
   */
  private static String name(String pattern) {
    if (pattern.equals("*")) {
      throw new IllegalArgumentException(
          "with an index that begins with a time, what is made would hold for all indices");
    }
    return pattern.replace("*", ":times");
  }

  private static ObjectNode resource(SearchKind kind, String what) {
    String file = kind.text() + "-" + what + ".json";
    try (InputStream in = requireNonNull(Setup.class.getResourceAsStream(file), file)) {
      return (ObjectNode) JsonMapper.shared().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("our own jar cannot be read", unreadable);
    }
  }

  /** Makes what is not there. What is refused is tried again later, since somebody may mend it. */
  Delivery make(HttpSender sender, URI host) throws InterruptedException {
    for (Thing each : things) {
      URI url = HttpAccess.resolve(host, each.path());
      HttpAnswer answer = sender.send(new HttpCall("GET", url, Map.of(), new byte[0]));
      if (answer instanceof Received none && none.code() == NOT_FOUND) {
        answer = sender.send(HttpCall.of("PUT", url, JSON, KubernetesJson.bytes(each.body())));
      }
      switch (answer.delivery(1)) {
        case Delivery.Done done -> {}
        case Delivery.Later later -> {
          return new Delivery.Later(0, "setup: " + later.why(), later.asked());
        }
        case Delivery.Refused refused -> {
          return Delivery.Later.nothing("setup: " + refused.why());
        }
      }
    }
    return new Delivery.Done();
  }
}
