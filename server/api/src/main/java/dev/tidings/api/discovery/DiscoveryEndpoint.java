package dev.tidings.api.discovery;

import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.ETags;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells clients what the server is and what it serves. */
public final class DiscoveryEndpoint {
  private static final String AGGREGATED_PARAMETERS =
      ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  /** What the router asks of a client before any page is looked at. */
  public static void check(HttpCall call, DiscoveryPage page) throws RefusedException {
    switch (page) {
      case DiscoveryPage.CoreVersions versions -> Negotiation.requireKnownType(call, false);
      case DiscoveryPage.Resources resources -> Negotiation.requireKnownType(call, false);
      case DiscoveryPage.Groups groups -> {}
      case DiscoveryPage.Group group -> {}
    }
  }

  public Reply answer(HttpCall call, DiscoveryPage page) throws RefusedException {
    Optional<Form> aggregated = Negotiation.aggregatedDiscovery(call);
    if (aggregated.isPresent() && page instanceof DiscoveryPage.CoreVersions) {
      return aggregated(call, new AggregatedContent(List.of("")), aggregated.get());
    }
    if (aggregated.isPresent() && page instanceof DiscoveryPage.Groups) {
      return aggregated(call, new AggregatedContent(ServedKinds.groups()), aggregated.get());
    }
    Content content =
        switch (page) {
          case DiscoveryPage.CoreVersions versions -> new ApiVersionsContent(call.serverAddress());
          case DiscoveryPage.Groups groups ->
              new ApiGroupListContent(
                  ServedKinds.groups().stream().map(DiscoveryEndpoint::group).toList());
          case DiscoveryPage.Group group -> group(group.group());
          case DiscoveryPage.Resources resources -> resources(resources.group());
        };
    return Replies.object(call, 200, content, Negotiation.plain(call), List.of());
  }

  private static ApiGroupContent group(String group) {
    return new ApiGroupContent(group, ServedKinds.version(group).orElseThrow());
  }

  private static Content resources(String group) {
    List<ServedKind> kinds = ServedKinds.of(group);
    return new ApiResourceListContent(kinds.get(0).groupVersion(), kinds);
  }

  private static Reply aggregated(HttpCall call, Content content, Form form) {
    byte[] body = Replies.bytes(content, form);
    String etag = ETags.quoted(ETags.of(body));
    var headers = new ArrayList<Map.Entry<String, String>>();
    headers.add(Map.entry(Replies.CACHE_CONTROL, "public"));
    headers.add(Map.entry("ETag", etag));
    headers.add(Map.entry("Vary", "Accept"));
    if (call.ifNoneMatch().equals(etag)) {
      return new Reply.Whole(304, headers, new byte[0]);
    }
    headers.add(
        Map.entry(Replies.CONTENT_TYPE, form.encoding().mediaType() + AGGREGATED_PARAMETERS));
    return Replies.whole(call, 200, headers, body);
  }

  public Reply version(HttpCall call) {
    return Replies.json(call, ServerVersion.JSON);
  }

  /** The paths that lead somewhere, for people with a browser. */
  public Reply paths(HttpCall call) {
    var paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis"));
    for (String group : ServedKinds.groups()) {
      paths.add("/apis/" + group);
      paths.add("/apis/" + group + "/" + ServedKinds.version(group).orElseThrow());
    }
    paths.addAll(
        List.of(
            "/healthz", "/livez", "/metrics", "/openapi/v2", "/openapi/v3", "/readyz", "/version"));
    String quoted = String.join("\",\n    \"", paths);
    return Replies.json(call, "{\n  \"paths\": [\n    \"" + quoted + "\"\n  ]\n}");
  }
}
