package dev.tidings.recorder;

import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/**
 * Something that happened to an object, on the way to be recorded: say what else there is to say,
 * and end with {@link #normal}, {@link #warning} or {@link #record}. One thread at a time, and each
 * records one event.
 */
public final class Occurrence {
  private final EventRecorder recorder;
  private final @Nullable Object object;
  private String fieldPath = "";
  private @Nullable Object related;
  private String action = "";
  private Map<String, String> annotations = Map.of();
  private Map<String, String> severalAnnotations = Map.of();
  private Map<String, String> labels = Map.of();
  private List<OwnerReference> owners = List.of();
  private @Nullable String key;
  private @Nullable Duration spacing;
  private @Nullable Consumer<Outcome> listener;

  Occurrence(EventRecorder recorder, @Nullable Object object) {
    this.recorder = recorder;
    this.object = object;
  }

  /** The part of the object that is meant, such as {@code spec.template}. */
  public Occurrence fieldPath(String fieldPath) {
    this.fieldPath = fieldPath;
    return this;
  }

  /** The container of the pod that is meant. */
  public Occurrence container(String name) {
    return fieldPath("spec.containers{" + name + "}");
  }

  /** Another object that has to do with it; left out if no reference to it can be made. */
  public Occurrence related(@Nullable Object related) {
    this.related = related;
    return this;
  }

  /** What the reporter did or failed to do. */
  public Occurrence action(String action) {
    this.action = action;
    return this;
  }

  public Occurrence annotation(String key, String value) {
    annotations = with(annotations, key, value);
    return this;
  }

  /** All of these annotations, in place of those of an earlier call. */
  public Occurrence annotations(Map<String, String> several) {
    this.severalAnnotations = several;
    return this;
  }

  /** A label, by which the event can be found. */
  public Occurrence label(String key, String value) {
    labels = with(labels, key, value);
    return this;
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = map.isEmpty() ? new LinkedHashMap<>() : map;
    more.put(key, value);
    return more;
  }

  /** An object with which the event is to go. */
  public Occurrence owner(OwnerReference owner) {
    owners = owners.isEmpty() ? new ArrayList<>() : owners;
    owners.add(owner);
    return this;
  }

  /** What the event is a repeat of: all of one type about one object with this key are one. */
  public Occurrence key(String key) {
    this.key = key;
    return this;
  }

  /** Not if it has been recorded before: the same reason, and key if there is one. */
  public Occurrence once() {
    this.spacing = Draft.ONCE;
    return this;
  }

  /** Not if it has been recorded within this time: the same reason, and key if there is one. */
  public Occurrence atMostEvery(Duration spacing) {
    this.spacing = spacing;
    return this;
  }

  /**
   * Asks what becomes of the event. The listener is called once for each sink, or once when the
   * event does not get that far, on a thread of the recorder or the caller's own. A broadcaster
   * without sinks does not call it for an event that its watchers are given.
   */
  public Occurrence whenSettled(Consumer<Outcome> listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Records it as information.
   *
   * @param reason short and for machines, in CamelCase
   * @param message for people, with a {@code {}} for each argument
   */
  public void normal(String reason, String message, @Nullable Object... arguments) {
    record(EventType.NORMAL.text(), reason, message, arguments);
  }

  /** Records it as something that may want looking at; otherwise like {@link #normal}. */
  public void warning(String reason, String message, @Nullable Object... arguments) {
    record(EventType.WARNING.text(), reason, message, arguments);
  }

  /** Records it with a type in Kubernetes' words. */
  public void record(String type, String reason, String message, @Nullable Object... arguments) {
    recorder.record(
        new EventRecorder.Subject(object, fieldPath),
        new EventRecorder.Statement(type, reason, () -> format(message, arguments)),
        listener,
        this::details);
  }

  private static String format(String message, @Nullable Object[] arguments) {
    return arguments.length == 0 ? message : MessageFormatter.basicArrayFormat(message, arguments);
  }

  /** Put together where what a map of the caller's throws is caught. */
  private Map<String, String> allAnnotations() {
    if (annotations.isEmpty()) {
      return severalAnnotations;
    }
    Map<String, String> all = new LinkedHashMap<>(severalAnnotations);
    all.putAll(annotations);
    return all;
  }

  private Draft.Details details() {
    ObjectReference other = related == null ? null : recorder.related(related);
    return new Draft.Details(
        action, other, allAnnotations(), labels, owners, key, spacing, listener);
  }
}
