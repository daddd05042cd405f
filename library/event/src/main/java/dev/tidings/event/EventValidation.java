package dev.tidings.event;

import java.util.List;

/**
 * Which events a Kubernetes API server accepts, and what it says about the others: the same errors
 * in the same order (pkg/apis/core/validation/events.go, apimachinery's api/validation and
 * apiserver's registry/rest).
 *
 * <p>Events that come through core/v1 are held to the lenient rules of the first API; events.k8s.io
 * to the strict ones as well. Every list of errors is empty when the event is acceptable, and ends
 * after about a megabyte of text.
 */
public final class EventValidation {
  private EventValidation() {}

  /**
   * Judges an event that shall be created. Its name must have been generated, and its namespace
   * filled in.
   */
  public static List<FieldError> create(Event event, ApiGroup group) {
    FieldErrors errors = new FieldErrors();
    ContentRules.lenient(event, group, errors);
    if (group == ApiGroup.EVENTS) {
      StrictRules.create(event, errors);
    }
    if (errors.isEmpty()) {
      MetadataRules.create(event.metadata(), NameForm.PATH_SEGMENT, errors);
    }
    return errors.list();
  }

  /**
   * Judges an event that shall replace another.
   *
   * @param updated the event as it would be stored: uid, timestamps of the metadata and generation
   *     filled in from {@code old} where the writer may leave them out or is not asked
   */
  public static List<FieldError> update(Event updated, Event old, ApiGroup group) {
    FieldErrors errors = new FieldErrors();
    MetadataRules.create(updated.metadata(), NameForm.PATH_SEGMENT, errors);
    MetadataRules.update(updated.metadata(), old.metadata(), errors);
    ContentRules.lenient(updated, group, errors);
    if (group == ApiGroup.EVENTS) {
      StrictRules.update(updated, old, errors);
    }
    return errors.list();
  }
}
