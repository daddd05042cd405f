package dev.tidings.sink.http;

import dev.tidings.sink.http.Tls.Identity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a kubeconfig that says who asks. */
final class UserSettings {
  /** Leaving these out would mean to ask as somebody else. */
  private static final List<String> UNSUPPORTED =
      List.of("auth-provider", "username", "as", "as-uid", "as-groups", "as-user-extra");

  private final ConfigSection section;

  UserSettings(ConfigSection section) {
    this.section = section;
  }

  @Nullable Identity identity() {
    byte[] certificates = section.content("client-certificate");
    byte[] key = section.content("client-key");
    if (certificates != null && key != null) {
      return new Identity(certificates, key);
    }
    if (certificates != null || key != null) {
      throw section.unusable("client-certificate and client-key go together");
    }
    return null;
  }

  /**
   * What goes into the header; a file's token comes before one that stands here, as in client-go.
   */
  Credential credential(ClusterSettings cluster) {
    for (String field : UNSUPPORTED) {
      if (section.has(field)) {
        throw section.unsupported(field);
      }
    }
    if (section.has("tokenFile")) {
      return Credential.tokenFile(section.path("tokenFile"));
    }
    if (section.has("token")) {
      return Credential.token(section.text("token"));
    }
    return section.has("exec") ? exec(cluster) : Credential.NONE;
  }

  private Credential exec(ClusterSettings cluster) {
    var exec =
        new ConfigSection(section.name() + ": exec", section.file(), section.json().path("exec"));
    return ExecPlugin.of(exec, cluster);
  }
}
