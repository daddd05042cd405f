package dev.tidings.sink.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The files that tell kubectl where servers are, read as one: of what several of them name, the
 * first one's counts (client-go's tools/clientcmd).
 */
final class Kubeconfig {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final List<ConfigSection> files;

  private Kubeconfig(List<ConfigSection> files) {
    this.files = files;
  }

  /**
   * Reads files, the one that says the last word first.
   *
   * @throws AccessException if one cannot be read
   */
  static Kubeconfig read(List<Path> files) {
    var sections = new ArrayList<ConfigSection>();
    for (Path file : files) {
      try {
        JsonNode content = YAML.readTree(Files.readAllBytes(file));
        sections.add(new ConfigSection("", file, content));
      } catch (JacksonException e) {
        throw noYaml(file, e);
      } catch (IOException e) {
        throw new AccessException("cannot read the kubeconfig " + file, e);
      }
    }
    return new Kubeconfig(sections);
  }

  /** Says where, and keeps no cause: what Jackson says has lines of the file, perhaps a token. */
  private static AccessException noYaml(Path file, JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String where = at == null || at.getLineNr() < 1 ? "" : " (line " + at.getLineNr() + ")";
    return new AccessException("cannot read the kubeconfig " + file + ": it is no YAML" + where);
  }

  /**
   * What a context says.
   *
   * @param name empty for the current one
   * @throws AccessException if there is none, or it cannot be used
   */
  ServerAccess access(String name) {
    ConfigSection context = named("context", name.isEmpty() ? currentContext() : name);
    var cluster = new ClusterSettings(named("cluster", context.text("cluster")));
    var user = new UserSettings(user(context));
    String namespace = context.text("namespace");
    var connection =
        ServerAccess.Connection.PLAIN
            .withTls(context(cluster.tls(user.identity())))
            .withProxy(cluster.proxy())
            .withCredential(user.credential(cluster));
    return new ServerAccess(
        cluster.server(),
        namespace.isEmpty() ? ServerAccess.NAMESPACE_WHERE_NONE_IS_SAID : namespace,
        connection);
  }

  /** The names of all contexts, as the files have them. */
  List<String> contexts() {
    return files.stream()
        .flatMap(file -> StreamSupport.stream(file.json().path("contexts").spliterator(), false))
        .map(entry -> entry.path("name").asString(""))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private @Nullable SSLContext context(Tls tls) {
    try {
      return tls.context();
    } catch (IOException | GeneralSecurityException e) {
      throw new AccessException(about("a certificate or its key"), e);
    }
  }

  private ConfigSection user(ConfigSection context) {
    String name = context.text("user");
    return name.isEmpty() ? ConfigSection.EMPTY : named("user", name);
  }

  private String currentContext() {
    return files.stream()
        .map(file -> file.text("current-context"))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseThrow(() -> unusable("it has no current context"));
  }

  private ConfigSection named(String kind, String name) {
    for (ConfigSection file : files) {
      for (JsonNode entry : file.json().path(kind + "s")) {
        if (entry.path("name").asString("").equals(name)) {
          return new ConfigSection(kind + " '" + name + "'", file.file(), entry.path(kind));
        }
      }
    }
    throw unusable("it has no " + kind + " '" + name + "'");
  }

  private AccessException unusable(String why) {
    return new AccessException(about(why));
  }

  private String about(String what) {
    String names = String.join(", ", files.stream().map(file -> file.file().toString()).toList());
    return "cannot use the kubeconfig " + names + ": " + what;
  }
}
