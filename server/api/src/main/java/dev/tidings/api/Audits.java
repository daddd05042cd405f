package dev.tidings.api;

import dev.tidings.api.audit.AuditEvent.Asked;
import dev.tidings.api.audit.AuditEvent.Who;
import dev.tidings.api.audit.AuditLog;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.read.Ids;
import dev.tidings.api.wire.HttpCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Begins what is told of each request, where anything is. */
final class Audits implements AutoCloseable {
  private final Optional<AuditLog> log;
  private final InstantSource clock;
  private final Ids ids;

  private Audits(Optional<AuditLog> log, InstantSource clock, Ids ids) {
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Opens the log, if there is to be one.
   *
   * @throws IOException when its file cannot be opened
   */
  static Audits open(ApiServerOptions options, MeterRegistry registry) throws IOException {
    Optional<AuditLog> log =
        options.control().audit() == null
            ? Optional.empty()
            : Optional.of(AuditLog.start(options.control().audit(), options.clock(), registry));
    return new Audits(log, options.clock(), new Ids(options.random()));
  }

  /** A request has come. */
  AuditTrail began(HttpServerRequest request, Inquiry asked) {
    return log.isEmpty()
        ? AuditTrail.NONE
        : new AuditTrail.Kept(
            log.get(),
            clock,
            new Asked(
                ids.uid(),
                request.uri(),
                asked.access().orElseGet(() -> unreadable(asked.call())),
                clock.instant()),
            Who.unknown(
                String.valueOf(request.remoteAddress().hostAddress()), asked.call().userAgent()));
  }

  private static Access unreadable(HttpCall call) {
    return new Access.OfPath(call.method().toLowerCase(Locale.ROOT), call.path());
  }

  @Override
  public void close() {
    log.ifPresent(AuditLog::close);
  }
}
