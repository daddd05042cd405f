package dev.tidings.integration;

import dev.tidings.event.ApiGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request as a component of a real cluster sent it, and what it was answered. */
record RecordedRequest(JsonNode json) {
  private static final List<String> SENT = List.of("Accept", "Content-Type", "User-Agent");
  private static final Pattern NAMESPACE = Pattern.compile("/namespaces/([^/?]+)");

  /** All of a recording among the test resources, in order; gzipped when its name says so. */
  static List<RecordedRequest> all(String resource) throws IOException {
    InputStream file = RecordedRequest.class.getResourceAsStream("/recorded/" + resource);
    Objects.requireNonNull(file, resource);
    try (InputStream in = resource.endsWith(".gz") ? new GZIPInputStream(file) : file;
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> new RecordedRequest(JsonMapper.shared().readTree(line)))
          .toList();
    }
  }

  Instant at() {
    return Instant.parse(json.path("at").stringValue());
  }

  String uri() {
    return json.path("uri").stringValue();
  }

  boolean reads() {
    return json.path("method").stringValue().equals("GET");
  }

  int status() {
    return json.path("status").intValue();
  }

  ApiGroup group() {
    return uri().startsWith("/apis/events.k8s.io/") ? ApiGroup.EVENTS : ApiGroup.CORE;
  }

  String namespace() {
    Matcher namespace = NAMESPACE.matcher(uri());
    return namespace.find() ? namespace.group(1) : "";
  }

  WireRequest toSend() {
    var headers = new HashMap<String, String>();
    for (String name : SENT) {
      json.path("headers")
          .path(name)
          .valueStream()
          .forEach(v -> headers.put(name, v.stringValue()));
    }
    return new WireRequest(json.path("method").stringValue(), uri(), Map.copyOf(headers), body());
  }

  private byte @Nullable [] body() {
    if (json.has("bodyBase64")) {
      return Base64.getDecoder().decode(json.get("bodyBase64").stringValue());
    }
    return json.has("body") ? json.get("body").toString().getBytes(StandardCharsets.UTF_8) : null;
  }

  /** What was answered; empty where the recording left it out, which it did above 16 KiB. */
  Optional<JsonNode> answer() throws IOException {
    for (String form : List.of("responseBody", "responseDecoded")) {
      if (json.has(form)) {
        return Optional.of(json.get(form));
      }
    }
    return json.has("responseBase64")
        ? Optional.of(
            ProtobufAnswer.tree(
                Base64.getDecoder().decode(json.get("responseBase64").stringValue()), group()))
        : Optional.empty();
  }
}
