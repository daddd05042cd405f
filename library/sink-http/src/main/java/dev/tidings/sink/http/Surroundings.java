package dev.tidings.sink.http;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Where a program finds its server when it is told nothing.
 *
 * @param variables of the environment
 * @param serviceAccount the folder that a pod's service account is mounted at
 */
record Surroundings(Map<String, String> variables, Path home, Path serviceAccount) {
  private static final String HOST = "KUBERNETES_SERVICE_HOST";
  private static final String PORT = "KUBERNETES_SERVICE_PORT";

  static Surroundings own() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  ServerAccess detect() {
    if (variable("KUBECONFIG").isEmpty() && !variable(HOST).isEmpty()) {
      return inCluster();
    }
    return Kubeconfig.read(kubeconfigs()).access("");
  }

  /** Those that there are, the ones that say the last word first. */
  List<Path> kubeconfigs() {
    String named = variable("KUBECONFIG");
    if (named.isEmpty()) {
      return List.of(usual());
    }
    List<Path> files = existing(named);
    if (files.isEmpty()) {
      throw new AccessException("none of the files of $KUBECONFIG exists: " + named);
    }
    return files;
  }

  /** The names of their contexts; none where there are no files. */
  List<String> contexts() {
    String named = variable("KUBECONFIG");
    List<Path> files = existing(named.isEmpty() ? usual().toString() : named);
    return files.isEmpty() ? List.of() : Kubeconfig.read(files).contexts();
  }

  private Path usual() {
    return home.resolve(".kube").resolve("config");
  }

  private static List<Path> existing(String paths) {
    return Arrays.stream(paths.split(File.pathSeparator, -1))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  ServerAccess inCluster() {
    String host = variable(HOST);
    String port = variable(PORT);
    if (host.isEmpty() || port.isEmpty()) {
      throw new AccessException(
          "this program does not run in a cluster: " + HOST + " and " + PORT + " are not set");
    }
    Path token = serviceAccount.resolve("token");
    try {
      Credential.bearer(Files.readString(token));
      byte[] authorities = Files.readAllBytes(serviceAccount.resolve("ca.crt"));
      return new ServerAccess(
          URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port),
          namespace(),
          ServerAccess.Connection.PLAIN
              .withTls(Tls.DEFAULT.withAuthorities(authorities).context())
              .withCredential(Credential.tokenFile(token)));
    } catch (IOException | GeneralSecurityException e) {
      throw new AccessException("cannot use the service account at " + serviceAccount, e);
    }
  }

  private String namespace() throws IOException {
    Path file = serviceAccount.resolve("namespace");
    return Files.exists(file)
        ? Files.readString(file).strip()
        : ServerAccess.NAMESPACE_WHERE_NONE_IS_SAID;
  }

  private String variable(String name) {
    return variables.getOrDefault(name, "");
  }
}
