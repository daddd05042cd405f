package dev.tidings.forward.destinations;

import dev.tidings.forward.settings.Settings;
import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which API server events are written to.
 *
 * @param namespace where all of them are put; empty to leave each where it was
 */
record KubernetesOptions(ServerAccess access, String namespace) {
  private static final URI NOWHERE = URI.create("http://127.0.0.1");
  private static final List<String> SERVERS = List.of("server", "kubeconfig", "inCluster");

  static KubernetesOptions read(Settings settings) {
    String namespace = settings.parsed("namespace", KubernetesOptions::namespace).orElse("");
    Optional<ServerAccess> server =
        settings.parsed("server", text -> access(() -> ServerAccess.of(URI.create(text))));
    String context = settings.text("context").orElse("");
    Optional<ServerAccess> kubeconfig =
        settings.parsed("kubeconfig", file -> access(() -> kubeconfig(Path.of(file), context)));
    Optional<ServerAccess> own =
        settings.parsed("inCluster", text -> access(() -> inCluster(text)));
    if (settings.names().stream().filter(SERVERS::contains).count() != 1) {
      settings.wrong("kubernetes: one of server, kubeconfig and inCluster is needed");
    }
    return new KubernetesOptions(
        server.or(() -> kubeconfig).or(() -> own).orElseGet(() -> ServerAccess.of(NOWHERE)),
        namespace);
  }

  private static ServerAccess kubeconfig(Path file, String context) {
    return context.isEmpty()
        ? ServerAccess.kubeconfig(file)
        : ServerAccess.kubeconfig(file, context);
  }

  private static ServerAccess inCluster(String text) {
    if (!text.equals("true")) {
      throw new IllegalArgumentException("can only be true");
    }
    return ServerAccess.inCluster();
  }

  private static ServerAccess access(Supplier<ServerAccess> access) {
    try {
      return access.get();
    } catch (AccessException unusable) {
      throw new IllegalArgumentException(unusable.getMessage(), unusable);
    }
  }

  private static String namespace(String text) {
    if (!text.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?")) {
      throw new IllegalArgumentException("'" + text + "' is no namespace");
    }
    return text;
  }
}
