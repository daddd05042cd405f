package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Asks a server that knows nothing of a cluster's events, and whose resources are others of the
 * same names: it is asked for the path {@code /clusters/NAME/…}, with the verb that is meant, which
 * a rule for {@code nonResourceURLs} can allow.
 */
public record ClusterPaths(String cluster, Authorizer server) implements Authorizer {
  @Override
  public CompletionStage<Decision> decide(User user, Access access) {
    String path =
        switch (access) {
          case Access.OfPath wanted -> wanted.path();
          case Access.OfResource wanted -> path(wanted);
        };
    return server.decide(user, new Access.OfPath(access.verb(), "/clusters/" + cluster + path));
  }

  private static String path(Access.OfResource wanted) {
    ResourceType type = wanted.type();
    var path = new StringBuilder(type.group().isEmpty() ? "/api" : "/apis/" + type.group());
    append(path, type.version());
    if (!wanted.namespace().isEmpty() && !type.resource().equals("namespaces")) {
      append(path, "namespaces");
      append(path, wanted.namespace());
    }
    append(path, type.resource());
    append(path, wanted.name());
    append(path, type.subresource());
    return path.toString();
  }

  private static void append(StringBuilder path, String part) {
    if (!part.isEmpty()) {
      path.append('/').append(part);
    }
  }

  @Override
  public GrantedRules rules(User user, String namespace) {
    return server.rules(user, namespace);
  }

  @Override
  public Optional<Set<String>> namespaces(User user) {
    return Optional.empty();
  }

  @Override
  public boolean asksOthers() {
    return server.asksOthers();
  }
}
