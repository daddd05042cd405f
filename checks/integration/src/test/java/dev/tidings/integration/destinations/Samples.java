package dev.tidings.integration.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.enhanced.EventTree;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.template.Surroundings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages to deliver, and destinations as a routes file describes them. */
final class Samples {
  static final Instant SEEN = Instant.parse("2026-01-01T00:00:00.123456Z");

  private Samples() {}

  /** A destination of the route {@code r}: {@code kafka: {…}}. */
  static Destination destination(String yaml) throws IOException {
    String file = "routes: [{name: r, destination: {" + yaml + "}}]";
    return RoutesFile.installed(
            new Surroundings(InstantSource.fixed(SEEN), new Random(1), Map.of()))
        .read(file.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  /** States of a few events, one after the other, each with a revision of its own. */
  static List<Message> states(int events, int states, int firstRevision) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < events * states; i++) {
      messages.add(state("uid-" + i % events, 1 + i / events, firstRevision + i, Map.of()));
    }
    return messages;
  }

  /** One state of an event, which has happened so often. */
  static Message state(String uid, int count, int revision, Map<String, String> labels) {
    Event event =
        Event.builder()
            .metadata(
                ObjectMeta.builder()
                    .namespace("shop")
                    .name("web-0." + uid)
                    .uid(uid)
                    .resourceVersion(Integer.toString(revision))
                    .labels(labels)
                    .build())
            .involvedObject(new ObjectReference("Pod", "shop", "web-0", "u", "v1", "", ""))
            .reason("BackOff")
            .message("Back-off restarting failed container")
            .source(new EventSource("kubelet", "node-1"))
            .type("Warning")
            .count(count)
            .firstTimestamp(SEEN)
            .lastTimestamp(SEEN.plusSeconds(count))
            .build();
    return message(event);
  }

  static Message message(Event event) {
    return new Message("prod", event, Message.Form.EVENT, EventTree.json(event));
  }
}
