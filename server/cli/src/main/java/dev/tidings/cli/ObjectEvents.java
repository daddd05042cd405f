package dev.tidings.cli;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventDecoder;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The events of a selection, as a server has them: listed in pages, and watched. */
final class ObjectEvents {
  private static final String PAGE = "limit=500";
  private static final int EXPIRED = 410;

  private final ApiClient api;
  private final String path;
  private final String selector;

  private ObjectEvents(ApiClient api, String path, String selector) {
    this.api = api;
    this.path = path;
    this.selector = selector;
  }

  /** All events there are. */
  static ObjectEvents all(ApiClient api) {
    return new ObjectEvents(api, "/api/v1/events", "");
  }

  /** The events that kubectl describe would show of an object, were it there to give its uid. */
  static ObjectEvents of(ApiClient api, ObjectKind kind, String namespace, String name) {
    String home = kind.namespaced() ? namespace : "";
    String selector =
        "involvedObject.name=" + escape(name) + ",involvedObject.namespace=" + escape(home);
    if (kind.known()) {
      selector += ",involvedObject.kind=" + escape(kind.name());
    }
    String path =
        home.isEmpty()
            ? "/api/v1/events"
            : "/api/v1/namespaces/" + ApiClient.encode(home) + "/events";
    return new ObjectEvents(api, path, "fieldSelector=" + ApiClient.encode(selector) + "&");
  }

  /**
   * What a list gave.
   *
   * @param resourceVersion where a watch goes on
   */
  record Listed(List<Event> events, String resourceVersion) {}

  Listed list() throws CommandFailure, InterruptedException {
    var events = new ArrayList<Event>();
    String more = "";
    while (true) {
      JsonNode page = api.read(path + "?" + selector + PAGE + more);
      for (JsonNode item : page.path("items")) {
        events.add(event(item));
      }
      JsonNode metadata = page.path("metadata");
      String token = metadata.path("continue").asString("");
      if (token.isEmpty()) {
        return new Listed(List.copyOf(events), metadata.path("resourceVersion").asString(""));
      }
      more = "&continue=" + ApiClient.encode(token);
    }
  }

  /**
   * Gives each event that is created or changed after a revision, until the server ends the watch
   * or the taker answers false.
   *
   * @return the revision to go on from; empty when the server has forgotten it, and only a list
   *     helps
   */
  String watch(String after, Predicate<Event> taker) throws CommandFailure, InterruptedException {
    String revision = after;
    String query = "?" + selector + "watch=true&resourceVersion=" + ApiClient.encode(after);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(api.watch(path + query), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode notification = ApiClient.JSON.readTree(line);
        JsonNode object = notification.path("object");
        String type = notification.path("type").asString("");
        if (type.equals("ERROR")) {
          return expired(object);
        }
        revision = object.path("metadata").path("resourceVersion").asString(revision);
        boolean written = type.equals("ADDED") || type.equals("MODIFIED");
        if (written && !taker.test(event(object))) {
          return revision;
        }
      }
      return revision;
    } catch (IOException lost) {
      throw api.unreachable(lost);
    } catch (JacksonException cut) {
      throw new CommandFailure("the watch broke off in the middle of a line", cut);
    }
  }

  private static String expired(JsonNode status) throws CommandFailure {
    if (status.path("code").asInt(0) != EXPIRED) {
      throw new CommandFailure(
          "the server ended the watch: " + status.path("message").asString(""));
    }
    return "";
  }

  private static Event event(JsonNode item) throws CommandFailure {
    try {
      return EventDecoder.decode(item, ApiGroup.CORE).event();
    } catch (DecodeException noEvent) {
      throw new CommandFailure(
          "the server sent what is no event: " + noEvent.getMessage(), noEvent);
    }
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
  }
}
