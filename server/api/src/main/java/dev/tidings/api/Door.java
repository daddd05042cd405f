package dev.tidings.api;

import dev.tidings.api.authentication.Gatekeeper;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.DelegatedAuthorizer;
import dev.tidings.api.authorization.MastersFirst;
import dev.tidings.api.authorization.RbacAuthorizer;
import dev.tidings.api.reload.Reloads;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Who comes in, what they may do, who hears of it, and the files that tell.
 *
 * @param endings of all that has been opened, the last first
 */
record Door(
    Reloads reloads,
    Entrance entrance,
    Rights rights,
    ClusterRights clusterRights,
    Audits audits,
    List<Runnable> endings)
    implements AutoCloseable {
  /** How soon a changed file is noticed. */
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(1);

  Door {
    endings = List.copyOf(endings);
  }

  /**
   * Opens what the options name.
   *
   * @throws IOException when one of the files cannot be used
   */
  static Door open(ApiServerOptions options, MeterRegistry registry) throws IOException {
    var opened = new ArrayDeque<Runnable>();
    try {
      Reloads reloads = Reloads.start(LOOK_AT_FILES, registry);
      opened.push(reloads::close);
      Gatekeeper gatekeeper =
          Gatekeeper.open(options.authentication(), reloads, options.clock(), registry);
      opened.push(gatekeeper::close);
      Authorizer authorizer = authorizer(options, registry, reloads, opened);
      Audits audits = Audits.open(options, registry);
      opened.push(audits::close);
      return new Door(
          reloads,
          new Entrance(gatekeeper, WebPages.of(options), registry),
          new Rights(authorizer, registry),
          new ClusterRights(options.control(), authorizer, reloads, registry),
          audits,
          List.copyOf(opened));
    } catch (IOException failure) {
      opened.forEach(Runnable::run);
      throw failure;
    }
  }

  private static Authorizer authorizer(
      ApiServerOptions options, MeterRegistry registry, Reloads reloads, Deque<Runnable> opened)
      throws IOException {
    ApiServerOptions.Control control = options.control();
    if (control.delegation() != null) {
      var asked = DelegatedAuthorizer.open(control.delegation(), options.clock(), registry);
      opened.push(asked::close);
      return new MastersFirst(asked);
    }
    return control.rbacFolder() == null
        ? Authorizer.ALLOW_ALL
        : new MastersFirst(RbacAuthorizer.open(control.rbacFolder(), reloads));
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
  }
}
