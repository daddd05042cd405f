package dev.tidings.forward.routes;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.EventJson;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.forward.Message;
import dev.tidings.forward.routes.Sifted.Dropped;
import dev.tidings.forward.routes.Sifted.Wanted;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which changes a route sends, and makes messages of them. */
public record Sieve(String cluster, Route route) {
  private static final int USUAL_BYTES = 1024;

  /** What becomes of a change. */
  public Sifted sift(Change change) {
    StoredEvent after = change.after();
    if (after == null) {
      return new Dropped(DropCause.DELETED);
    }
    if (!route.rules().comesFrom(change.key().namespace())) {
      return new Dropped(DropCause.ELSEWHERE);
    }
    try {
      Event event = StoredForm.decode(after.value());
      DropCause cause = cause(event, change.before());
      return cause == null ? new Wanted(message(event, after.revision())) : new Dropped(cause);
    } catch (DecodeException foreign) {
      return new Dropped(DropCause.UNREADABLE);
    }
  }

  private @Nullable DropCause cause(Event event, @Nullable StoredEvent before)
      throws DecodeException {
    RouteRules rules = route.rules();
    if (!rules.match().test(event)) {
      return DropCause.UNMATCHED;
    }
    if (rules.isDropped(event)) {
      return DropCause.RULE;
    }
    if (route.destination().wrote(event)) {
      return DropCause.LOOP;
    }
    Event earlier = before == null ? null : StoredForm.decode(before.value());
    return rules.repeats().sends(earlier, event) ? null : DropCause.REPEAT;
  }

  private Message message(Event stored, long revision) {
    ObjectMeta metadata =
        stored.metadata().toBuilder()
            .resourceVersion(Long.toString(revision))
            .managedFields(List.of())
            .build();
    Event event = stored.withMetadata(metadata);
    var body = new ByteArrayOutputStream(USUAL_BYTES);
    try (var json = KubernetesJson.generator(body, false)) {
      EventJson.write(json, event, ApiGroup.CORE, true);
    }
    return new Message(cluster, event, body.toByteArray());
  }
}
