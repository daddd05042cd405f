package dev.tidings.cli;

import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The server that is meant where no flag names one: that of {@code $TIDINGS_SERVER}; else that of
 * the context {@code tidings}, as {@code serve --kubeconfig-out} writes it, in the user's
 * kubeconfigs; else the one that listens on this machine unless it is told otherwise.
 *
 * @param variables of the environment
 * @param contexts the names of the user's contexts, asked for when they matter
 */
record UsualServer(Map<String, String> variables, Supplier<List<String>> contexts) {
  private static final URI HERE = URI.create("http://127.0.0.1:7400");

  private static final String VARIABLE = "TIDINGS_SERVER";

  static UsualServer own() {
    return new UsualServer(System.getenv(), ServerAccess::kubeconfigContexts);
  }

  /** Where it is. */
  ServerAccess access() throws CommandFailure {
    String named = variables.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return named(named);
    }
    try {
      return contexts.get().contains(Kubeconfig.NAME)
          ? ServerAccess.kubeconfigContext(Kubeconfig.NAME)
          : ServerAccess.of(HERE);
    } catch (AccessException unusable) {
      throw new CommandFailure(String.valueOf(unusable.getMessage()), unusable);
    }
  }

  /** Whether this is the server at a URL. */
  boolean isAt(URI url) {
    try {
      return access().server().equals(url);
    } catch (CommandFailure unusable) {
      return false;
    }
  }

  /** The server that a text names: a URL, or {@code KUBECONFIG[#CONTEXT]}. */
  static ServerAccess named(String text) throws CommandFailure {
    try {
      return text.contains("://")
          ? ServerAccess.of(new URI(text))
          : ClusterAddress.parse(text).access();
    } catch (URISyntaxException | AccessException unusable) {
      throw new CommandFailure(
          "'" + text + "' names no server: " + unusable.getMessage(), unusable);
    }
  }
}
