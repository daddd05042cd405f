package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesTime;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSeries;
import dev.tidings.recorder.EventChange;
import dev.tidings.sink.http.ApiRequest.Method;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** What is asked of an API server, or why it cannot be. */
sealed interface EventRequest {
  /** A request that can be sent. */
  record Sendable(ApiRequest request) implements EventRequest {}

  /** What no request can be made of. */
  record Impossible(String why) implements EventRequest {}

  static EventRequest create(Event event, ApiGroup group) {
    String namespace = event.metadata().namespace();
    if (!isSegment(namespace)) {
      return new Impossible("'" + namespace + "' is no namespace");
    }
    var body = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      EventJson.write(json, event, group, true);
    }
    return new Sendable(
        new ApiRequest(
            Method.POST, collection(namespace, group), "application/json", body.toByteArray()));
  }

  static EventRequest patch(EventKey key, EventChange change, ApiGroup group) {
    if (!isEvent(key)) {
      return noEvent(key);
    }
    if (change instanceof EventChange.Count && group == ApiGroup.EVENTS) {
      return new Impossible("events.k8s.io/v1 takes no changed count");
    }
    var body = new ByteArrayOutputStream(256);
    try (JsonGenerator json = KubernetesJson.generator(body, false)) {
      json.writeStartObject();
      if (change instanceof EventChange.Count count) {
        write(json, count);
      } else if (change instanceof EventChange.Series series) {
        write(json, series.series());
      }
      json.writeEndObject();
    }
    return new Sendable(
        new ApiRequest(
            Method.PATCH,
            item(key, group),
            "application/strategic-merge-patch+json",
            body.toByteArray()));
  }

  static EventRequest read(EventKey key, ApiGroup group) {
    return isEvent(key) ? new Sendable(ApiRequest.get(item(key, group))) : noEvent(key);
  }

  private static void write(JsonGenerator json, EventChange.Count change) {
    json.writeNumberProperty("count", change.count());
    Instant last = change.lastTimestamp();
    orNull(json, "lastTimestamp", last == null ? null : KubernetesTime.formatTime(last));
    if (!change.message().isEmpty()) {
      json.writeStringProperty("message", change.message());
    }
  }

  private static void write(JsonGenerator json, EventSeries series) {
    json.writeObjectPropertyStart("series");
    json.writeNumberProperty("count", series.count());
    Instant last = series.lastObservedTime();
    orNull(json, "lastObservedTime", last == null ? null : KubernetesTime.formatMicroTime(last));
    json.writeEndObject();
  }

  private static void orNull(JsonGenerator json, String name, @Nullable String time) {
    if (time == null) {
      json.writeNullProperty(name);
    } else {
      json.writeStringProperty(name, time);
    }
  }

  private static boolean isEvent(EventKey key) {
    return isSegment(key.namespace()) && isSegment(key.name());
  }

  private static EventRequest noEvent(EventKey key) {
    return new Impossible("no event can be at '" + key.path() + "'");
  }

  /** What a server can take for a part of a path that it is. */
  private static boolean isSegment(String text) {
    return !text.isEmpty()
        && !text.equals(".")
        && !text.equals("..")
        && text.indexOf('/') < 0
        && text.indexOf('%') < 0;
  }

  private static String collection(String namespace, ApiGroup group) {
    String root = group.group().isEmpty() ? "/api/" : "/apis/";
    return root + group.apiVersion() + "/namespaces/" + escaped(namespace) + "/events";
  }

  private static String item(EventKey key, ApiGroup group) {
    return collection(key.namespace(), group) + "/" + escaped(key.name());
  }

  private static String escaped(String segment) {
    return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
  }
}
