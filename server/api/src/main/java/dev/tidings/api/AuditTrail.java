package dev.tidings.api;

import dev.tidings.api.audit.AuditEvent;
import dev.tidings.api.audit.AuditEvent.Asked;
import dev.tidings.api.audit.AuditEvent.Stage;
import dev.tidings.api.audit.AuditEvent.Who;
import dev.tidings.api.audit.AuditLog;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What is told of one request. Belongs to its event loop. */
sealed interface AuditTrail {
  /** Nothing is told. */
  AuditTrail NONE = new Untold();

  /** It is known who sends it. */
  void sentBy(User user);

  /** It is known as whom that user acts; may be told from any thread. */
  void actedBy(User user);

  /** The answer's code is known; where it goes on, that is told too. */
  void answered(int code, boolean goesOn);

  /** The client has its answer, or is gone. */
  void ended();

  /** What is known of a request when it comes. */
  record Begun(
      String id,
      String uri,
      Access access,
      String sourceAddress,
      String userAgent,
      Instant received) {}

  /** For servers without an audit log. */
  record Untold() implements AuditTrail {
    @Override
    public void sentBy(User user) {}

    @Override
    public void actedBy(User user) {}

    @Override
    public void answered(int code, boolean goesOn) {}

    @Override
    public void ended() {}
  }

  /** Tells an audit log. */
  final class Kept implements AuditTrail {
    private final AuditLog log;
    private final InstantSource clock;
    private final Begun begun;
    private Optional<User> sender = Optional.empty();
    private volatile Optional<User> actor = Optional.empty();
    private int code;

    Kept(AuditLog log, InstantSource clock, Begun begun) {
      this.log = log;
      this.clock = clock;
      this.begun = begun;
    }

    @Override
    public void sentBy(User user) {
      sender = Optional.of(user);
    }

    @Override
    public void actedBy(User user) {
      actor = Optional.of(user).filter(acting -> !sender.equals(Optional.of(acting)));
    }

    @Override
    public void answered(int answeredCode, boolean goesOn) {
      code = answeredCode;
      if (goesOn) {
        tell(Stage.RESPONSE_STARTED);
      }
    }

    @Override
    public void ended() {
      tell(Stage.RESPONSE_COMPLETE);
    }

    private void tell(Stage stage) {
      var who = new Who(sender, actor, begun.sourceAddress(), begun.userAgent());
      var asked = new Asked(begun.id(), begun.uri(), begun.access(), who, begun.received());
      log.tell(new AuditEvent(asked, stage, code, clock.instant()));
    }
  }
}
