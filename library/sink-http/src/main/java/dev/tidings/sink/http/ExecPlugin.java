package dev.tidings.sink.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that is asked for a token, which is used until it expires or the server does not know
 * it (client.authentication.k8s.io).
 */
final class ExecPlugin implements Credential {
  private static final Set<String> VERSIONS =
      Set.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");
  private static final Duration RUNS_WITHIN = Duration.ofSeconds(60);
  private static final JsonMapper JSON = new JsonMapper();

  private final PluginProcess process;
  private final String version;
  private final InstantSource clock;
  private @Nullable Issued issued;

  /**
   * @param expires null for never
   */
  private record Issued(String authorization, @Nullable Instant expires) {}

  private ExecPlugin(PluginProcess process, String version, InstantSource clock) {
    this.process = process;
    this.version = version;
    this.clock = clock;
  }

  /**
   * The plugin that a kubeconfig's {@code exec} describes. It is not run before it is needed.
   *
   * @throws AccessException if it cannot be run like this
   */
  static ExecPlugin of(ConfigSection exec, ClusterSettings cluster) {
    return of(exec, cluster, InstantSource.system());
  }

  static ExecPlugin of(ConfigSection exec, ClusterSettings cluster, InstantSource clock) {
    String version = exec.text("apiVersion");
    if (!VERSIONS.contains(version)) {
      throw exec.unsupported("apiVersion '" + version + "'");
    }
    if (!exec.has("command")) {
      throw exec.unusable("it has no command");
    }
    if (exec.text("interactiveMode").equals("Always")) {
      throw exec.unsupported("a plugin that asks the user");
    }
    Map<String, String> environment = environment(exec);
    environment.put("KUBERNETES_EXEC_INFO", info(exec, cluster, version));
    var process = new PluginProcess(command(exec), environment, RUNS_WITHIN);
    return new ExecPlugin(process, version, clock);
  }

  private static Map<String, String> environment(ConfigSection exec) {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode variable : exec.json().path("env")) {
      String name = variable.path("name").asString("");
      String value = variable.path("value").asString("");
      if (name.indexOf('=') >= 0 || (name + value).indexOf('\0') >= 0) {
        throw exec.unusable("env has a variable that no program can be given");
      }
      environment.put(name, value);
    }
    return environment;
  }

  /** A command that is a path is looked for beside the kubeconfig, others on the PATH. */
  private static List<String> command(ConfigSection exec) {
    List<String> command = new ArrayList<>();
    String program = exec.text("command");
    Path besideConfig = exec.path("command");
    boolean isPath = Path.of(program).getNameCount() > 1;
    command.add(isPath ? besideConfig.toString() : program);
    for (JsonNode argument : exec.json().path("args")) {
      command.add(argument.asString(""));
    }
    return command;
  }

  private static String info(ConfigSection exec, ClusterSettings cluster, String version) {
    ObjectNode info = JSON.createObjectNode();
    info.put("kind", "ExecCredential").put("apiVersion", version);
    ObjectNode spec = info.putObject("spec").put("interactive", false);
    if (exec.json().path("provideClusterInfo").asBoolean(false)) {
      cluster.describe(spec.putObject("cluster"));
    }
    return JSON.writeValueAsString(info);
  }

  @Override
  public synchronized String authorization() throws IOException {
    Issued current = issued;
    if (current == null
        || (current.expires != null && !clock.instant().isBefore(current.expires))) {
      current = ask();
      issued = current;
    }
    return current.authorization;
  }

  @Override
  public synchronized boolean renew(String refused) {
    if (issued != null && issued.authorization.equals(refused)) {
      issued = null;
    }
    return true;
  }

  private Issued ask() throws IOException {
    byte[] output = process.run();
    try {
      JsonNode credential = JSON.readTree(output);
      JsonNode status = credential.path("status");
      if (!credential.path("apiVersion").asString("").equals(version)) {
        throw process.failure("gave no credential of version " + version, null);
      }
      if (status.has("clientCertificateData")) {
        throw process.failure("gave a client certificate, which is not supported", null);
      }
      return new Issued(Credential.bearer(status.path("token").asString("")), expiry(status));
    } catch (JacksonException | AccessException | DateTimeException e) {
      // Not kept as a cause: its text has what was printed, perhaps the token.
      throw process.failure("gave no credential", null);
    }
  }

  private static @Nullable Instant expiry(JsonNode status) {
    String time = status.path("expirationTimestamp").asString("");
    return time.isEmpty() ? null : OffsetDateTime.parse(time).toInstant();
  }
}
