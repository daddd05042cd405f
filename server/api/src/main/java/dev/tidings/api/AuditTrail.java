package dev.tidings.api;

import dev.tidings.api.audit.AuditEvent;
import dev.tidings.api.audit.AuditEvent.Asked;
import dev.tidings.api.audit.AuditEvent.Reached;
import dev.tidings.api.audit.AuditEvent.Stage;
import dev.tidings.api.audit.AuditEvent.Who;
import dev.tidings.api.audit.AuditLog;
import dev.tidings.api.authentication.User;
import java.time.InstantSource;

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
    private final Asked asked;
    private volatile Who who;
    private int code;

    Kept(AuditLog log, InstantSource clock, Asked asked, Who sender) {
      this.log = log;
      this.clock = clock;
      this.asked = asked;
      this.who = sender;
    }

    @Override
    public void sentBy(User user) {
      who = who.sentBy(user);
    }

    @Override
    public void actedBy(User user) {
      who = who.actedBy(user);
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
      log.tell(new AuditEvent(asked, who, new Reached(stage, code, clock.instant())));
    }
  }
}
