package dev.tidings.examples;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.Outcome;
import dev.tidings.sink.http.ApiSinkOptions;
import dev.tidings.sink.http.HttpEventSink;
import java.util.List;

/**
 * Shows where events land. The sink is bound to the namespace {@code shop}: the event about a pod
 * in there lands there; the one about a node, which is in no namespace, lands in {@code default};
 * the one about a pod elsewhere is refused, and counted.
 *
 * <p>Takes the same argument as {@link Plain}.
 */
public final class ClusterScoped {
  private static final List<ObjectReference> OBJECTS =
      List.of(
          new ObjectReference("Pod", "shop", "web-0", "", "v1", "", ""),
          new ObjectReference("Node", "", "node-1", "", "v1", "", ""),
          new ObjectReference("Pod", "stock", "db-0", "", "v1", "", ""));

  private ClusterScoped() {}

  public static void main(String[] arguments) {
    var options = ApiSinkOptions.DEFAULT.withNamespace("shop");
    try (var sink = HttpEventSink.of(Plain.server(arguments), options);
        var events =
            EventBroadcaster.builder(sink).reportingController("example.com/shop").build()) {
      for (ObjectReference object : OBJECTS) {
        events
            .recorder()
            .about(object)
            .label("example.com/part-of", "shop")
            .whenSettled(outcome -> say(object, outcome))
            .normal("Checked", "checked {}", object.name());
      }
    }
  }

  private static void say(ObjectReference object, Outcome outcome) {
    String what = object.kind() + " " + object.namespace() + "/" + object.name() + ": ";
    if (outcome instanceof Outcome.Created created) {
      Event event = created.stored();
      System.out.println(what + "landed in " + event.metadata().namespace());
    } else {
      System.out.println(what + outcome);
    }
  }
}
