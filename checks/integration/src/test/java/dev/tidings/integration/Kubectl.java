package dev.tidings.integration;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real kubectl, speaking to one server, with a home of its own.
 *
 * @param binary a path, or a name to be found on PATH
 * @param home holds the kubeconfig, the discovery cache, and what the commands print
 */
record Kubectl(String binary, Path home, Path kubeconfig) {
  private static final int OLDEST_MINOR = 30;
  private static final long SECONDS = 60;

  /** What a command said. */
  record Result(int exit, String stdout, String stderr) {}

  /**
   * The kubectl of this machine, told by {@code KUBECTL} or found on PATH; empty, and reported as
   * not run, where there is none or an old one.
   *
   * @param what would be shown with it
   */
  static Optional<String> find(String what) throws IOException, InterruptedException {
    String binary = Optional.ofNullable(System.getenv("KUBECTL")).orElse("kubectl");
    String found = version(binary);
    if (isNewEnough(found)) {
      return Optional.of(binary);
    }
    NotRun.say("no kubectl 1." + OLDEST_MINOR + " or newer (" + found + ")", what);
    return Optional.empty();
  }

  private static String version(String binary) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("kubectl-version");
    try {
      var here = new Kubectl(binary, home, home.resolve("none"));
      Result result = here.run("", "version", "--client", "-o", "json");
      JsonNode version = JsonMapper.shared().readTree(result.stdout()).path("clientVersion");
      return version.path("major").asString("") + "." + version.path("minor").asString("");
    } catch (IOException absent) {
      return "none at " + binary;
    } finally {
      Scratch.delete(home);
    }
  }

  private static boolean isNewEnough(String version) {
    if (!version.matches("\\d+\\.\\d+.*")) {
      return false;
    }
    String[] parts = version.split("\\D+", 3);
    return Integer.parseInt(parts[0]) > 1 || Integer.parseInt(parts[1]) >= OLDEST_MINOR;
  }

  /** One that speaks to the server at {@code base}, with an empty home in {@code home}. */
  static Kubectl to(URI base, String binary, Path home) throws IOException {
    return to("\"server\": \"" + base + "\"", "", binary, home);
  }

  /** One that speaks to a server over https, as the user whose token it has. */
  static Kubectl to(TranscriptServer server, TestTls tls, String binary, Path home)
      throws IOException {
    String cluster =
        "\"server\": \"%s\", \"certificate-authority\": \"%s\""
            .formatted(server.client().base(), tls.file("server.crt"));
    return to(cluster, "\"token\": \"" + server.token() + "\"", binary, home);
  }

  private static Kubectl to(String cluster, String user, String binary, Path home)
      throws IOException {
    Path kubeconfig = home.resolve("kubeconfig");
    Files.writeString(
        kubeconfig,
        """
        {"apiVersion": "v1", "kind": "Config", "current-context": "c",
         "contexts": [{"name": "c", "context": {"cluster": "c", "user": "u"}}],
         "clusters": [{"name": "c", "cluster": {%s}}],
         "users": [{"name": "u", "user": {%s}}]}
        """
            .formatted(cluster, user));
    return new Kubectl(binary, home, kubeconfig);
  }

  /** Runs a command to its end. */
  Result run(String stdin, String... arguments) throws IOException, InterruptedException {
    return start(stdin, List.of(arguments)).await();
  }

  Command start(String stdin, List<String> arguments) throws IOException {
    Path folder = Files.createTempDirectory(home, "command-");
    Files.writeString(folder.resolve("stdin"), stdin);
    var argv = new ArrayList<>(List.of(binary));
    argv.addAll(arguments);
    var builder = new ProcessBuilder(argv).directory(home.toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder
        .environment()
        .putAll(Map.of("HOME", home.toString(), "KUBECONFIG", kubeconfig.toString(), "TZ", "UTC"));
    builder
        .redirectInput(folder.resolve("stdin").toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile());
    return new Command(builder.start(), folder);
  }

  /** A command that runs; its output is in files, so that it never waits for a reader. */
  record Command(Process process, Path folder) {
    /** Ends a command that would go on for ever, as Ctrl-C does for a watch. */
    void terminate() {
      process.destroy();
    }

    Result await() throws IOException, InterruptedException {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Result(
          process.exitValue(),
          Files.readString(folder.resolve("stdout")),
          Files.readString(folder.resolve("stderr")));
    }
  }
}
