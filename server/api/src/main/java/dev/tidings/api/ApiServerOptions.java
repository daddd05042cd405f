package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import dev.tidings.api.audit.AuditOptions;
import dev.tidings.api.authentication.AuthenticationOptions;
import dev.tidings.api.authorization.DelegationOptions;
import dev.tidings.api.lookup.Finding;
import dev.tidings.api.observations.ObservationTaker;
import dev.tidings.api.operations.ForwardedRoutes;
import dev.tidings.api.pages.Pages;
import dev.tidings.api.ratelimit.EventRateLimitOptions;
import io.opentelemetry.api.trace.Tracer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How an {@link ApiServer} is set up.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param tls null to serve plain HTTP
 * @param authentication how users are told apart
 * @param control what they may do
 * @param eventTtl how long an event is kept after the last write that changed it
 * @param clock the time that events are given
 * @param random where generated names, uids and delays come from
 * @param limits what a client may take up
 * @param beside what is served beside events
 */
public record ApiServerOptions(
    String host,
    int port,
    @Nullable Tls tls,
    AuthenticationOptions authentication,
    Control control,
    Duration eventTtl,
    InstantSource clock,
    RandomGenerator random,
    Limits limits,
    Beside beside) {
  public ApiServerOptions {
    requireNonNull(host, "host");
    requireNonNull(authentication, "authentication");
    requireNonNull(control, "control");
    requireNonNull(eventTtl, "eventTtl");
    requireNonNull(clock, "clock");
    requireNonNull(random, "random");
    requireNonNull(limits, "limits");
    requireNonNull(beside, "beside");
  }

  /**
   * Plain HTTP on the loopback address, everybody anonymous, events kept for an hour, Kubernetes'
   * limits.
   */
  public static ApiServerOptions loopback(int port) {
    return new ApiServerOptions(
        "127.0.0.1",
        port,
        null,
        AuthenticationOptions.NONE,
        Control.NONE,
        Duration.ofHours(1),
        InstantSource.system(),
        new SecureRandom(),
        Limits.KUBERNETES,
        Beside.NOTHING);
  }

  public ApiServerOptions withHost(String newHost) {
    return new ApiServerOptions(
        newHost, port, tls, authentication, control, eventTtl, clock, random, limits, beside);
  }

  public ApiServerOptions withTls(Tls newTls) {
    return new ApiServerOptions(
        host, port, newTls, authentication, control, eventTtl, clock, random, limits, beside);
  }

  public ApiServerOptions withAuthentication(AuthenticationOptions newAuthentication) {
    return new ApiServerOptions(
        host, port, tls, newAuthentication, control, eventTtl, clock, random, limits, beside);
  }

  public ApiServerOptions withControl(Control newControl) {
    return new ApiServerOptions(
        host, port, tls, authentication, newControl, eventTtl, clock, random, limits, beside);
  }

  public ApiServerOptions withEventTtl(Duration newTtl) {
    return new ApiServerOptions(
        host, port, tls, authentication, control, newTtl, clock, random, limits, beside);
  }

  public ApiServerOptions withClock(InstantSource newClock) {
    return new ApiServerOptions(
        host, port, tls, authentication, control, eventTtl, newClock, random, limits, beside);
  }

  public ApiServerOptions withRandom(RandomGenerator newRandom) {
    return new ApiServerOptions(
        host, port, tls, authentication, control, eventTtl, clock, newRandom, limits, beside);
  }

  public ApiServerOptions withLimits(Limits newLimits) {
    return new ApiServerOptions(
        host, port, tls, authentication, control, eventTtl, clock, random, newLimits, beside);
  }

  /** The same, whose requests are traced. */
  public ApiServerOptions withTracer(Tracer tracer) {
    return withControl(control.withTracer(tracer));
  }

  /** The same, which also tells of what is forwarded, to those who may know. */
  public ApiServerOptions withRoutes(ForwardedRoutes newRoutes) {
    return with(new Beside(newRoutes, beside.agents(), beside.pages(), beside.finding()));
  }

  /** The same, which also takes what agents tell of clusters. */
  public ApiServerOptions withAgents(ObservationTaker newAgents) {
    return with(new Beside(beside.routes(), newAgents, beside.pages(), beside.finding()));
  }

  /** The same, which also hands out web pages, to anybody. */
  public ApiServerOptions withPages(Pages newPages) {
    return with(new Beside(beside.routes(), beside.agents(), newPages, beside.finding()));
  }

  /** The same, which also finds events. */
  public ApiServerOptions withFinding(Finding newFinding) {
    return with(new Beside(beside.routes(), beside.agents(), beside.pages(), newFinding));
  }

  private ApiServerOptions with(Beside newBeside) {
    return new ApiServerOptions(
        host, port, tls, authentication, control, eventTtl, clock, random, limits, newBeside);
  }

  /**
   * What users may do, how much of it, and what is written down of it.
   *
   * @param rbacFolder roles and bindings; null for none
   * @param delegation who is asked instead; null to ask nobody. With neither, everybody may do
   *     everything
   * @param rateLimit how many events may be written
   * @param audit null to write nothing down
   * @param tracer makes the spans of requests; null to trace nothing
   */
  public record Control(
      @Nullable Path rbacFolder,
      @Nullable DelegationOptions delegation,
      EventRateLimitOptions rateLimit,
      @Nullable AuditOptions audit,
      @Nullable Tracer tracer) {
    /** Everybody may do everything, and nobody writes it down. */
    public static final Control NONE =
        new Control(null, null, EventRateLimitOptions.NONE, null, null);

    public Control {
      requireNonNull(rateLimit, "rateLimit");
      if (rbacFolder != null && delegation != null) {
        throw new IllegalArgumentException("rights are either in a folder or decided elsewhere");
      }
    }

    /** This control, with rights. */
    public Control withRbacFolder(Path newFolder) {
      return new Control(newFolder, delegation, rateLimit, audit, tracer);
    }

    /** This control, with rights that another server knows. */
    public Control withDelegation(DelegationOptions newDelegation) {
      return new Control(rbacFolder, newDelegation, rateLimit, audit, tracer);
    }

    /** This control, with other limits. */
    public Control withRateLimit(EventRateLimitOptions newLimit) {
      return new Control(rbacFolder, delegation, newLimit, audit, tracer);
    }

    /** This control, with traces. */
    public Control withTracer(Tracer newTracer) {
      return new Control(rbacFolder, delegation, rateLimit, audit, newTracer);
    }

    /** This control, written down. */
    public Control withAudit(AuditOptions newAudit) {
      return new Control(rbacFolder, delegation, rateLimit, newAudit, tracer);
    }
  }

  /**
   * What is served beside events.
   *
   * @param routes what is forwarded
   * @param agents takes what agents tell of clusters; null to accept none
   * @param pages what browsers are given below {@code /ui/}
   * @param finding finds events; null where nothing does
   */
  public record Beside(
      ForwardedRoutes routes,
      @Nullable ObservationTaker agents,
      Pages pages,
      @Nullable Finding finding) {
    /** Nothing is forwarded, no agents are accepted, there are no pages, and no index. */
    public static final Beside NOTHING = new Beside(ForwardedRoutes.NONE, null, Pages.NONE, null);

    public Beside {
      requireNonNull(routes, "routes");
      requireNonNull(pages, "pages");
    }
  }

  /** A certificate chain and its private key, both PEM. */
  public record Tls(Path certificates, Path privateKey) {
    public Tls {
      requireNonNull(certificates, "certificates");
      requireNonNull(privateKey, "privateKey");
    }
  }
}
