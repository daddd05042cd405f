package dev.tidings.cli;

import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The context of a kubeconfig that a kubectl goes by.
 *
 * @param name of the context
 * @param cluster as the kubeconfig calls it
 * @param server the cluster's URL
 * @param namespace where objects are looked for unless another is named
 * @param asks whether somebody may have to answer before kubectl gets there: its user has no token,
 *     certificate or password, but perhaps a plug-in
 */
record KubeContext(String name, String cluster, URI server, String namespace, boolean asks) {
  /** As in a pod without a kubeconfig: kubectl finds the cluster, and no more can be said. */
  static final KubeContext NONE = new KubeContext("", "", URI.create(""), "default", false);

  private static final Duration READ_WITHIN = Duration.ofSeconds(20);

  private static final List<String> CREDENTIALS =
      List.of("token", "tokenFile", "client-certificate", "client-certificate-data", "username");

  /** Asks kubectl for the context that it would use now. */
  static KubeContext current(KubectlProcess kubectl) throws CommandFailure, InterruptedException {
    var err = new StringWriter();
    KubectlProcess.Said said =
        kubectl.run(err, READ_WITHIN, "config", "view", "--minify", "-o", "json");
    if (said.exit() != 0) {
      throw new CommandFailure("kubectl knows no cluster: " + err);
    }
    try {
      return of(ApiClient.JSON.readTree(said.out()));
    } catch (JacksonException | URISyntaxException odd) {
      throw new CommandFailure("kubectl's configuration makes no sense: " + odd.getMessage(), odd);
    }
  }

  private static KubeContext of(JsonNode config) throws URISyntaxException {
    JsonNode context = config.path("contexts").path(0);
    JsonNode cluster = config.path("clusters").path(0);
    JsonNode user = config.path("users").path(0).path("user");
    return new KubeContext(
        context.path("name").asString(""),
        cluster.path("name").asString(""),
        new URI(cluster.path("cluster").path("server").asString("")),
        context.path("context").path("namespace").asString("default"),
        CREDENTIALS.stream().noneMatch(user::has));
  }

  /**
   * What a Tidings calls this context's cluster: the part below it that the context leads to, or
   * else the cluster of the context's name, or of that of its cluster.
   *
   * @param tidings its URL
   * @param known the names of its clusters
   */
  String clusterOf(URI tidings, List<String> known) throws CommandFailure {
    String home = bare(tidings);
    String there = bare(server);
    if (there.equals(home)) {
      return Kubeconfig.NAME;
    }
    String mount = home + "/clusters/";
    if (there.startsWith(mount)) {
      return there.substring(mount.length());
    }
    for (String candidate : List.of(name, cluster)) {
      if (known.contains(candidate)) {
        return candidate;
      }
    }
    throw CommandFailure.wrongUse(
        "which of the clusters of %s is that of context %s? There are: %s; say --tidings-cluster or set TIDINGS_CLUSTER"
            .formatted(tidings, name, String.join(", ", known)));
  }

  private static String bare(URI url) {
    return url.toString().replaceAll("/+$", "");
  }
}
