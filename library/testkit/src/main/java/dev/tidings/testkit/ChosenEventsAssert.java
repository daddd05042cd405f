package dev.tidings.testkit;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Says more about some of the events; each step chooses further, and fails if none is left. */
public final class ChosenEventsAssert extends AbstractAssert<ChosenEventsAssert, List<Event>> {
  private final EventsAssert all;
  private final Evidence evidence;
  private final Chosen chosen;

  /** Some events, and how they were chosen. */
  record Chosen(String what, List<Event> events) {}

  ChosenEventsAssert(EventsAssert all, Evidence evidence, Chosen chosen) {
    super(chosen.events(), ChosenEventsAssert.class);
    this.all = all;
    this.evidence = evidence;
    this.chosen = chosen;
  }

  /**
   * About this object: a reference, an object read from JSON or YAML, or what the references given
   * to {@link TestEvents} know.
   *
   * @throws IllegalArgumentException if no reference to it can be made
   */
  public ChosenEventsAssert about(@Nullable Object object) {
    ObjectReference reference = evidence.reference(object);
    return matching(
        "about " + Evidence.text(reference),
        event -> Evidence.isSame(event.involvedObject(), reference));
  }

  /** About this part of the object, such as {@code spec.containers{nginx}}. */
  public ChosenEventsAssert atFieldPath(String fieldPath) {
    return matching(
        "at field path " + fieldPath,
        event -> event.involvedObject().fieldPath().equals(fieldPath));
  }

  /** In this namespace; events about objects without one are in {@code default}. */
  public ChosenEventsAssert inNamespace(String namespace) {
    return matching(
        "in namespace " + namespace, event -> event.metadata().namespace().equals(namespace));
  }

  /** With this message and no other. */
  public ChosenEventsAssert withMessage(String message) {
    return matching("with message \"" + message + '"', event -> event.message().equals(message));
  }

  /** With a message that has this part. */
  public ChosenEventsAssert withMessageContaining(String part) {
    return matching(
        "with a message containing \"" + part + '"', event -> event.message().contains(part));
  }

  /** With this annotation. */
  public ChosenEventsAssert withAnnotation(String key, String value) {
    return matching(
        "with annotation " + key + "=" + value,
        event -> value.equals(event.metadata().annotations().get(key)));
  }

  /** With this label. */
  public ChosenEventsAssert withLabel(String key, String value) {
    return matching(
        "with label " + key + "=" + value,
        event -> value.equals(event.metadata().labels().get(key)));
  }

  /**
   * Such as a test of one's own says.
   *
   * @param what how it is called, such as {@code "with an action"}
   */
  public ChosenEventsAssert matching(String what, Predicate<Event> which) {
    List<Event> left = chosen.events().stream().filter(which).toList();
    if (left.isEmpty()) {
      throw failure(
          "Expected %s %s, but none of those marked is. %s",
          chosen.what(), what, EventTable.of(evidence, chosen.events()));
    }
    return new ChosenEventsAssert(all, evidence, new Chosen(chosen.what() + " " + what, left))
        .as("%s", descriptionText());
  }

  /** That happened so often. */
  public ChosenEventsAssert times(int times) {
    long happened = Evidence.occurrences(chosen.events());
    if (happened != times) {
      throw failure(
          "Expected %s %d time(s), but it happened %d time(s). %s",
          chosen.what(), times, happened, EventTable.of(evidence, chosen.events()));
    }
    return this;
  }

  /** Goes on with all events. */
  public EventsAssert and() {
    return all;
  }
}
