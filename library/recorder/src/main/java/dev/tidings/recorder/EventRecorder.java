package dev.tidings.recorder;

import dev.tidings.event.ObjectReference;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records events of one reporter. Every method returns at once and throws nothing, whatever it is
 * given: what cannot be recorded is counted, and logged now and then.
 *
 * <p>Objects may be references, maps read from JSON or YAML, and whatever the sinks' clients know.
 */
public final class EventRecorder {
  private final Reporter reporter;
  private final Shared shared;

  /** What all recorders of a broadcaster share. */
  record Shared(
      Intake intake,
      ObjectReferences references,
      Switches switches,
      Scheduler scheduler,
      Fidelity fidelity,
      Tallies tallies) {
    private Referenced refer(@Nullable Object object) {
      if (object == null) {
        return new Referenced.Impossible("there is no object");
      }
      Referenced referenced = references.to(object);
      boolean noKind = referenced instanceof Referenced.To to && to.reference().kind().isEmpty();
      return noKind && fidelity == Fidelity.IMPROVED
          ? new Referenced.Impossible("the object has no kind")
          : referenced;
    }

    /** The message, as long as API servers take it. */
    private String cut(String message) {
      if (fidelity == Fidelity.CLIENT_GO) {
        return message;
      }
      String cut = Texts.cutMessage(message);
      if (cut.length() < message.length()) {
        tallies.messagesCut().increment();
      }
      return cut;
    }
  }

  EventRecorder(Reporter reporter, Shared shared) {
    this.reporter = reporter;
    this.shared = shared;
  }

  /** Begins to say something about an object. */
  public Occurrence about(@Nullable Object object) {
    return new Occurrence(this, object);
  }

  /**
   * Records an event; the message is taken as it is.
   *
   * @param type a variable that is null counts as a type that there is not
   */
  public void event(@Nullable Object object, EventType type, String reason, String message) {
    event(object, type == null ? "" : type.text(), reason, message);
  }

  /** Records an event whose type is one of Kubernetes' words; all else counts as invalid. */
  public void event(@Nullable Object object, String type, String reason, String message) {
    record(
        new Subject(object, ""),
        new Statement(type == null ? "" : type, reason, () -> message),
        null,
        () -> Draft.Details.NONE);
  }

  /**
   * Records an event with annotations.
   *
   * @param message with a {@code {}} for each argument
   */
  public void annotatedEvent(
      @Nullable Object object,
      Map<String, String> annotations,
      @Nullable EventType type,
      String reason,
      String message,
      @Nullable Object... arguments) {
    about(object)
        .annotations(annotations)
        .record(type == null ? "" : type.text(), reason, message, arguments);
  }

  /** What an event is about. */
  record Subject(@Nullable Object object, String fieldPath) {}

  /** What an event says; the message is made if the event is wanted. */
  record Statement(String type, String reason, Supplier<String> message) {}

  // Objects, adapters, maps and arguments are the caller's, and may throw; recording may not.
  void record(
      Subject subject,
      Statement statement,
      @Nullable Consumer<Outcome> listener,
      Supplier<Draft.Details> details) {
    Intake intake = shared.intake();
    intake.open();
    Draft draft = null;
    try {
      draft = draft(subject, statement, listener, details);
    } catch (Throwable e) {
      intake.refuse(DropCause.INVALID_EVENT, e.toString(), listener);
    }
    if (draft != null) {
      intake.put(draft);
    }
  }

  private @Nullable Draft draft(
      Subject subject,
      Statement statement,
      @Nullable Consumer<Outcome> listener,
      Supplier<Draft.Details> details) {
    ObjectReference object = reference(subject, listener);
    if (object == null) {
      return null;
    }
    EventType type = EventType.of(statement.type);
    if (type == null) {
      String detail = "type " + statement.type + " of reason " + statement.reason;
      shared.intake().refuse(DropCause.INVALID_TYPE, detail, listener);
      return null;
    }
    DropCause cause = shared.switches().refuse(type, statement.reason, object.namespace());
    if (cause != null) {
      shared.intake().refuse(cause, statement.reason, listener);
      return null;
    }
    return new Draft(
        reporter,
        object,
        type,
        statement.reason,
        shared.cut(statement.message.get()),
        shared.scheduler().now(),
        details.get());
  }

  private @Nullable ObjectReference reference(
      Subject subject, @Nullable Consumer<Outcome> listener) {
    Referenced referenced = shared.refer(subject.object);
    if (referenced instanceof Referenced.To to) {
      return subject.fieldPath.isEmpty()
          ? to.reference()
          : to.reference().withFieldPath(subject.fieldPath);
    }
    String why =
        referenced instanceof Referenced.Impossible impossible
            ? impossible.why()
            : "nothing is known of such objects";
    shared.intake().refuse(DropCause.INVALID_OBJECT, why, listener);
    return null;
  }

  /** The reference to an object that an event is related to, or null if there can be none. */
  @Nullable ObjectReference related(@Nullable Object object) {
    return shared.refer(object) instanceof Referenced.To to ? to.reference() : null;
  }
}
