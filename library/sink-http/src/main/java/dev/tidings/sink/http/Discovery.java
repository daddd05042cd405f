package dev.tidings.sink.http;

import dev.tidings.event.ApiGroup;
import dev.tidings.sink.http.ApiAnswer.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server whether it has events.k8s.io/v1. */
final class Discovery {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;

  private Discovery() {}

  /**
   * The group to write through: core/v1 also when there is no telling, since every server has it.
   */
  static ApiGroup group(ApiTransport transport) {
    ApiAnswer answer = ask(transport);
    if (answer instanceof Received received && received.succeeded()) {
      return servesEvents(received.body()) ? ApiGroup.EVENTS : ApiGroup.CORE;
    }
    if (!(answer instanceof Received received && received.code() == NOT_FOUND)) {
      LOG.warn(
          "Events are written through core/v1: the server did not say whether it has"
              + " events.k8s.io/v1: {}",
          problem(answer));
    }
    return ApiGroup.CORE;
  }

  /** A transport that throws is as good as a server that says nothing: it is asked once only. */
  private static ApiAnswer ask(ApiTransport transport) {
    try {
      return transport.send(ApiRequest.get("/apis/" + ApiGroup.EVENTS.apiVersion()));
    } catch (RuntimeException e) {
      return new ApiAnswer.NoAnswer(e.toString());
    }
  }

  private static boolean servesEvents(byte[] list) {
    try {
      for (JsonNode resource : JSON.readTree(list).path("resources")) {
        if (resource.path("name").asString("").equals("events")) {
          return true;
        }
      }
    } catch (JacksonException e) {
      LOG.warn("Events are written through core/v1: the server's list of resources is none", e);
    }
    return false;
  }

  private static String problem(ApiAnswer answer) {
    if (answer instanceof Received received) {
      return received.code() + " " + StatusBody.of(received.body()).message();
    }
    return answer.toString();
  }
}
