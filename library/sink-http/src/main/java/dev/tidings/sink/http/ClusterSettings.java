package dev.tidings.sink.http;

import dev.tidings.sink.http.Tls.Identity;
import dev.tidings.sink.http.Tls.Trust;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The part of a kubeconfig that says where a server is and how it proves itself. */
final class ClusterSettings {
  private static final String INSECURE = "insecure-skip-tls-verify";
  private static final String SERVER_NAME = "tls-server-name";
  private static final String PROXY = "proxy-url";
  private static final String AUTHORITY = "certificate-authority";

  private final ConfigSection section;

  ClusterSettings(ConfigSection section) {
    this.section = section;
  }

  URI server() {
    return url("server");
  }

  private URI url(String field) {
    try {
      return URI.create(section.text(field));
    } catch (IllegalArgumentException e) {
      // It is not told, since it may hold a password.
      throw section.unusable(field + " is no URL");
    }
  }

  Tls tls(@Nullable Identity identity) {
    byte[] authorities = section.content(AUTHORITY);
    boolean insecure = section.json().path(INSECURE).asBoolean(false);
    if (insecure && authorities != null) {
      throw section.unusable(AUTHORITY + " and " + INSECURE + " exclude each other");
    }
    return new Tls(
        insecure ? Trust.BLIND : Trust.CHECKED, authorities, section.text(SERVER_NAME), identity);
  }

  @Nullable ProxySelector proxy() {
    if (!section.has(PROXY)) {
      return null;
    }
    URI proxy = url(PROXY);
    if (!"http".equals(proxy.getScheme()) || proxy.getHost() == null) {
      throw section.unsupported(PROXY + " other than http://HOST:PORT");
    }
    if (proxy.getRawUserInfo() != null) {
      throw section.unsupported("a name and password in " + PROXY);
    }
    if (proxy.getPort() > ServerAccess.MAX_PORT) {
      throw section.unusable(PROXY + " has no port that there is");
    }
    return ProxySelector.of(
        new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort()));
  }

  /** As credential plugins are told (client.authentication.k8s.io/v1 Cluster). */
  void describe(ObjectNode cluster) {
    cluster.put("server", section.text("server"));
    for (String name : new String[] {SERVER_NAME, PROXY}) {
      if (section.has(name)) {
        cluster.put(name, section.text(name));
      }
    }
    if (section.json().path(INSECURE).asBoolean(false)) {
      cluster.put(INSECURE, true);
    }
    byte[] authorities = section.content(AUTHORITY);
    if (authorities != null) {
      cluster.put(AUTHORITY + "-data", authorities);
    }
  }
}
