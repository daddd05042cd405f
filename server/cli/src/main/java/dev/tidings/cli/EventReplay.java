package dev.tidings.cli;

import static dev.tidings.cli.ReplayTally.Outcome.CREATED;
import static dev.tidings.cli.ReplayTally.Outcome.DELETED;
import static dev.tidings.cli.ReplayTally.Outcome.EXPIRED;
import static dev.tidings.cli.ReplayTally.Outcome.NO_EVENT;
import static dev.tidings.cli.ReplayTally.Outcome.PATCHED;
import static dev.tidings.cli.ReplayTally.Outcome.UNCHANGED;

import dev.tidings.cli.ApiClient.Reply;
import dev.tidings.cli.Notification.ObjectKey;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Does again what the writers of some events did: creates them, patches what changed, and creates
 * them anew when a patch finds nothing. Not safe for use by several threads.
 */
final class EventReplay {
  /**
   * A deletion sooner than this after the last write was somebody's; a later one was the recorded
   * server's expiry, which the replaying server has its own time for. (A recording does not say
   * which; event TTLs are longer than this, and what empties a namespace is quicker.)
   */
  static final Duration SOONEST_EXPIRY = Duration.ofMinutes(5);

  private static final String JSON = "application/json";
  private static final String STRATEGIC_MERGE = "application/strategic-merge-patch+json";

  private final ApiClient api;
  private final TimeShift shift;
  private final ReplayTally tally;
  private final LastWritten written;

  EventReplay(ApiClient api, TimeShift shift, ReplayTally tally, LastWritten written) {
    this.api = api;
    this.shift = shift;
    this.tally = tally;
    this.written = written;
  }

  void play(Notification notification) throws CommandFailure, InterruptedException {
    switch (notification.type()) {
      case "ADDED", "MODIFIED" -> write(notification);
      case "DELETED" -> delete(notification);
      default -> tally.count(NO_EVENT);
    }
  }

  private void write(Notification notification) throws CommandFailure, InterruptedException {
    ObjectNode body = EventBody.clean(notification.object());
    shift.apply(body);
    ObjectKey key = notification.key();
    LastWritten.Entry before = written.remove(key);
    written.put(key, new LastWritten.Entry(bytes(body), notification.receivedAt()));
    if (notification.type().equals("ADDED")) {
      create(key, body);
    } else if (before == null) {
      patchUnknown(key, body);
    } else {
      patch(key, (ObjectNode) ApiClient.JSON.readTree(before.body()), body);
    }
  }

  /** What was sent last is not known, so what the server has is what changed. */
  private void patchUnknown(ObjectKey key, ObjectNode body)
      throws CommandFailure, InterruptedException {
    Reply served = api.get(item(key, body), JSON);
    if (served.code() == 404) {
      create(key, body);
    } else if (served.succeeded() && served.body() instanceof ObjectNode event) {
      patch(key, EventBody.clean(event), body);
    } else {
      tally.refused(served.cause());
    }
  }

  private void create(ObjectKey key, ObjectNode body) throws CommandFailure, InterruptedException {
    count(CREATED, api.call("POST", collection(key, body), JSON, bytes(body)));
  }

  private void patch(ObjectKey key, ObjectNode before, ObjectNode after)
      throws CommandFailure, InterruptedException {
    ObjectNode patch = EventBody.patch(before, after);
    if (patch.isEmpty()) {
      tally.count(UNCHANGED);
      return;
    }
    Reply reply = api.call("PATCH", item(key, after), STRATEGIC_MERGE, bytes(patch));
    if (reply.code() == 404) {
      create(key, after);
    } else {
      count(PATCHED, reply);
    }
  }

  private void delete(Notification notification) throws CommandFailure, InterruptedException {
    LastWritten.Entry last = written.remove(notification.key());
    if (last == null
        || Duration.between(last.at(), notification.receivedAt()).compareTo(SOONEST_EXPIRY) >= 0) {
      tally.count(EXPIRED);
      return;
    }
    String item = item(notification.key(), notification.object());
    count(DELETED, api.call("DELETE", item, JSON, new byte[0]));
  }

  private void count(ReplayTally.Outcome wanted, Reply reply) {
    if (reply.succeeded()) {
      tally.count(wanted);
    } else {
      tally.refused(reply.cause());
    }
  }

  /** Events go to the group whose form they have. */
  private static String collection(ObjectKey key, ObjectNode body) {
    String version = body.path("apiVersion").asString("v1");
    return (version.contains("/") ? "/apis/" : "/api/")
        + version
        + "/namespaces/"
        + ApiClient.encode(key.namespace())
        + "/events";
  }

  private static String item(ObjectKey key, ObjectNode body) {
    return collection(key, body) + "/" + ApiClient.encode(key.name());
  }

  private static byte[] bytes(ObjectNode body) {
    return ApiClient.JSON.writeValueAsBytes(body);
  }
}
