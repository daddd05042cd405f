package dev.tidings.sink.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where an API server is, how it is trusted, and how it is shown who asks. Immutable; nothing is
 * opened before the first request.
 */
public final class ServerAccess {
  static final int MAX_PORT = 65_535;
  static final String NAMESPACE_WHERE_NONE_IS_SAID = "default";

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

  private final URI server;
  private final String namespace;
  private final Connection connection;

  /**
   * How requests get there.
   *
   * @param tls null for what this Java trusts
   * @param proxy null for what this Java's system properties say
   * @param timeout for a request, from its beginning to the end of its answer
   */
  record Connection(
      @Nullable SSLContext tls,
      Credential credential,
      @Nullable ProxySelector proxy,
      Duration timeout) {
    static final Connection PLAIN =
        new Connection(null, Credential.NONE, null, ApiTransport.ANSWER_WITHIN);

    Connection withTls(@Nullable SSLContext tls) {
      return new Connection(tls, credential, proxy, timeout);
    }

    Connection withCredential(Credential credential) {
      return new Connection(tls, credential, proxy, timeout);
    }

    Connection withProxy(@Nullable ProxySelector proxy) {
      return new Connection(tls, credential, proxy, timeout);
    }

    Connection withTimeout(Duration timeout) {
      return new Connection(tls, credential, proxy, timeout);
    }
  }

  ServerAccess(URI server, String namespace, Connection connection) {
    String authority = server.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw new AccessException("a name and password in a server's URL are not supported");
    }
    boolean web = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
    boolean plain =
        server.getRawQuery() == null
            && server.getRawFragment() == null
            && server.getPort() <= MAX_PORT;
    if (!web || server.getHost() == null || !plain) {
      throw new AccessException(shown(server) + " is not a URL such as https://10.0.0.1:6443");
    }
    this.server = server;
    this.namespace = namespace;
    this.connection = connection;
  }

  /** A URL that may hold a secret is not told. */
  private static String shown(URI server) {
    String text = server.toString();
    return text.matches("[^@?#]*") ? "'" + text + "'" : "the server's URL";
  }

  /**
   * The server at a URL, whose path is put before the API's own.
   *
   * @throws AccessException if it is no http or https URL, or has more than a host, a port and a
   *     path
   */
  public static ServerAccess of(URI server) {
    return new ServerAccess(server, NAMESPACE_WHERE_NONE_IS_SAID, Connection.PLAIN);
  }

  /**
   * What a controller means when it is told nothing: the files of {@code $KUBECONFIG}, else the
   * service account of the pod it runs in, else {@code ~/.kube/config}.
   *
   * @throws AccessException if that cannot be used
   */
  public static ServerAccess detect() {
    return Surroundings.own().detect();
  }

  /**
   * The current context of the files of {@code $KUBECONFIG}, or of {@code ~/.kube/config}.
   *
   * @throws AccessException if it cannot be used
   */
  public static ServerAccess kubeconfig() {
    return Kubeconfig.read(Surroundings.own().kubeconfigs()).access("");
  }

  /**
   * A context of the files of {@code $KUBECONFIG}, or of {@code ~/.kube/config}.
   *
   * @throws AccessException if it cannot be used
   */
  public static ServerAccess kubeconfigContext(String context) {
    return Kubeconfig.read(Surroundings.own().kubeconfigs()).access(context);
  }

  /**
   * The names of the contexts in the files of {@code $KUBECONFIG}, or in {@code ~/.kube/config};
   * none where there are no such files.
   *
   * @throws AccessException if one cannot be read
   */
  public static List<String> kubeconfigContexts() {
    return Surroundings.own().contexts();
  }

  /**
   * The current context of a file.
   *
   * @throws AccessException if it cannot be used
   */
  public static ServerAccess kubeconfig(Path file) {
    return Kubeconfig.read(List.of(file)).access("");
  }

  /**
   * A context of a file.
   *
   * @throws AccessException if it cannot be used
   */
  public static ServerAccess kubeconfig(Path file, String context) {
    return Kubeconfig.read(List.of(file)).access(context);
  }

  /**
   * The server of the cluster that this program runs in, as its pod's service account. The token is
   * read for each request, since it is replaced from time to time.
   *
   * @throws AccessException if it does not run in one
   */
  public static ServerAccess inCluster() {
    return Surroundings.own().inCluster();
  }

  /** The same with a bearer token. */
  public ServerAccess withToken(String token) {
    return with(connection.withCredential(Credential.token(token)));
  }

  /** The same with the token in a file, which is read for each request: it may be replaced. */
  public ServerAccess withTokenFile(Path file) {
    return with(connection.withCredential(Credential.tokenFile(requireNonNull(file, "file"))));
  }

  /** The same with trust, and perhaps a certificate, of the program's own making. */
  public ServerAccess withSslContext(SSLContext tls) {
    return with(connection.withTls(requireNonNull(tls, "tls")));
  }

  /** The same with another limit on how long a request may take in all; it is 30 seconds. */
  public ServerAccess withRequestTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    return with(connection.withTimeout(timeout));
  }

  private ServerAccess with(Connection other) {
    return new ServerAccess(server, namespace, other);
  }

  /** The URL that the API's paths are put behind. */
  public URI server() {
    return server;
  }

  /** The namespace of the context or of the pod; {@code default} where none is said. */
  public String namespace() {
    return namespace;
  }

  /**
   * The value of the Authorization header of a request that is about to be made; empty for none.
   * May run a credential plugin.
   *
   * @throws IOException if there is none at the moment
   */
  public String authorization() throws IOException {
    return connection.credential.authorization();
  }

  /**
   * A client that trusts the server as it is to be trusted, shows the certificate that is to be
   * shown, and takes the way that is to be taken; the rest is the caller's to choose.
   */
  public HttpClient.Builder httpClient() {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN);
    if (connection.tls != null) {
      builder.sslContext(connection.tls);
    }
    if (connection.proxy != null) {
      builder.proxy(connection.proxy);
    }
    return builder;
  }

  /** The server did not know this authorization (401). Whether it is worth asking for another. */
  public boolean renew(String refused) {
    return connection.credential.renew(refused);
  }

  Duration requestTimeout() {
    return connection.timeout;
  }
}
