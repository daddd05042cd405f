package dev.tidings.api;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** What a request's figures are told apart by. Every part has few values, whatever clients send. */
record RequestLabels(String verb, String group, String version, String resource, String scope) {
  static RequestLabels of(HttpCall call, Route route) {
    return switch (route) {
      case Route.Events events ->
          events(events.verb(), events.group(), scope(events.namespace(), events.name()));
      case Route.History history ->
          new RequestLabels("GET", "tidings.dev", "v1", "events/history", "resource");
      case Route.Observations observations ->
          new RequestLabels("POST", "tidings.dev", "v1", "clusters/observations", "resource");
      case Route.Lookup lookup ->
          new RequestLabels(
              lookup.longRunning() ? "WATCH" : "GET",
              "tidings.dev",
              "v1",
              lookup.kind().part(),
              "cluster");
      case Route.Namespaces namespaces ->
          new RequestLabels(
              word(namespaces.verb()),
              "",
              "v1",
              "namespaces",
              namespaces.name().isEmpty() ? "cluster" : "resource");
      default -> new RequestLabels(method(call.method()), "", "", "", "");
    };
  }

  /** Those that are worth seeing before they first happen. */
  static List<RequestLabels> common() {
    var common = new ArrayList<RequestLabels>();
    for (ApiGroup group : ApiGroup.values()) {
      for (Verb verb : Verb.values()) {
        boolean ofMany = verb == Verb.LIST || verb == Verb.WATCH || verb == Verb.DELETECOLLECTION;
        common.add(events(verb, group, ofMany || verb == Verb.CREATE ? "namespace" : "resource"));
      }
    }
    return common;
  }

  private static RequestLabels events(Verb verb, ApiGroup group, String scope) {
    return new RequestLabels(word(verb), group.group(), group.version(), "events", scope);
  }

  private static String scope(String namespace, String name) {
    if (!name.isEmpty()) {
      return "resource";
    }
    return namespace.isEmpty() ? "cluster" : "namespace";
  }

  private static String word(Verb verb) {
    return switch (verb) {
      case CREATE -> "POST";
      case UPDATE -> "PUT";
      case GET, LIST, WATCH, PATCH, DELETE, DELETECOLLECTION -> verb.name();
    };
  }

  private static String method(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE" -> method;
      default -> "other";
    };
  }

  /** The same in a few words, such as {@code LIST events}. */
  String summary() {
    return resource.isEmpty() ? verb : verb + " " + resource;
  }

  Tags tags() {
    return Tags.of(
        "verb", verb, "group", group, "version", version, "resource", resource, "scope", scope);
  }
}
