package dev.tidings.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What events.k8s.io/v1 asks on top: complete new events, of which only the series may change. */
final class StrictRules {
  private StrictRules() {}

  static void create(Event event, FieldErrors errors) {
    MetadataRules.create(event.metadata(), NameForm.SUBDOMAIN, errors);
    MetadataRules.qualifiedFinalizers(event.metadata(), errors);
    series(event.series(), errors);
    if (event.eventTime() == null) {
      errors.add(FieldError.required("eventTime", ""));
    }
    if (!event.type().equals("Normal") && !event.type().equals("Warning")) {
      errors.add(FieldError.invalid("type", "", "has invalid value: " + event.type()));
    }
    unset("firstTimestamp", event.firstTimestamp() == null, errors);
    unset("lastTimestamp", event.lastTimestamp() == null, errors);
    unset("count", event.count() == 0, errors);
    unset("source", event.source().equals(EventSource.NONE), errors);
  }

  private static void series(@Nullable EventSeries series, FieldErrors errors) {
    if (series == null) {
      return;
    }
    if (series.count() < 2) {
      errors.add(FieldError.invalid("series.count", "", "should be at least 2"));
    }
    if (series.lastObservedTime() == null) {
      errors.add(FieldError.required("series.lastObservedTime", ""));
    }
  }

  private static void unset(String field, boolean isUnset, FieldErrors errors) {
    if (!isUnset) {
      errors.add(FieldError.invalid(field, "", "needs to be unset"));
    }
  }

  static void update(Event updated, Event old, FieldErrors errors) {
    MetadataRules.update(updated.metadata(), old.metadata(), errors);
    MetadataRules.qualifiedFinalizers(updated.metadata(), errors);
    if (!Objects.equals(updated.series(), old.series())) {
      series(updated.series(), errors);
    }
    Immutable immutable = new Immutable(errors);
    immutable.check(
        "involvedObject", updated.involvedObject(), old.involvedObject(), GoJson::reference);
    immutable.text("reason", updated.reason(), old.reason());
    immutable.text("message", updated.message(), old.message());
    immutable.check("source", updated.source(), old.source(), GoJson::source);
    immutable.time("firstTimestamp", updated.firstTimestamp(), old.firstTimestamp());
    immutable.time("lastTimestamp", updated.lastTimestamp(), old.lastTimestamp());
    immutable.check("count", updated.count(), old.count(), count -> Integer.toString(count));
    // Twice, as in the reference: the number of causes is part of its answer.
    immutable.text("reason", updated.reason(), old.reason());
    immutable.text("type", updated.type(), old.type());
    immutable.microTime("eventTime", updated.eventTime(), old.eventTime());
    immutable.text("action", updated.action(), old.action());
    immutable.check("related", updated.related(), old.related(), GoJson::reference);
    immutable.text("reportingController", updated.reportingController(), old.reportingController());
    immutable.text("reportingInstance", updated.reportingInstance(), old.reportingInstance());
  }
}
