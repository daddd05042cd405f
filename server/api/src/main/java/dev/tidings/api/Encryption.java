package dev.tidings.api;

import dev.tidings.api.authentication.ClientAuthorities;
import dev.tidings.api.reload.Reloaded;
import dev.tidings.api.reload.Reloads;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;

/** What connections are encrypted with, as its files say now. */
final class Encryption {
  private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

  private final Reloaded<KeyManagerFactory> keys;
  private final Optional<Reloaded<ClientAuthorities>> clients;

  private Encryption(
      Reloaded<KeyManagerFactory> keys, Optional<Reloaded<ClientAuthorities>> clients) {
    this.keys = keys;
    this.clients = clients;
  }

  /**
   * @param clients whose certificates clients are asked for; empty when they are not asked
   * @throws IOException when the certificate or its key cannot be used
   */
  static Encryption load(
      ApiServerOptions.Tls tls,
      Optional<Reloaded<ClientAuthorities>> clients,
      Reloads reloads,
      Vertx vertx)
      throws IOException {
    return new Encryption(
        reloads.load(
            "certificate and its key",
            List.of(tls.certificates(), tls.privateKey()),
            contents -> read(tls, contents, vertx)),
        clients);
  }

  private static KeyManagerFactory read(
      ApiServerOptions.Tls tls, List<byte[]> contents, Vertx vertx) throws IOException {
    KeyManagerFactory keys = parse(tls, contents, vertx);
    if (!KeyPairs.matches(keys)) {
      throw new IOException(tls.privateKey() + " is not the key of " + tls.certificates());
    }
    return keys;
  }

  /** Vert.x reads more forms of keys than Java does, and may throw anything. */
  private static KeyManagerFactory parse(
      ApiServerOptions.Tls tls, List<byte[]> contents, Vertx vertx) throws IOException {
    try {
      return new PemKeyCertOptions()
          .setCertValue(Buffer.buffer(contents.get(0)))
          .setKeyValue(Buffer.buffer(contents.get(1)))
          .getKeyManagerFactory(vertx);
    } catch (Exception unusable) {
      throw new IOException(
          tls.certificates()
              + " and "
              + tls.privateKey()
              + " are not a certificate and a key (PEM)",
          unusable);
    }
  }

  /** How connections are to be opened from now on. */
  ServerSSLOptions options() {
    ServerSSLOptions options =
        new ServerSSLOptions()
            .setEnabledSecureTransportProtocols(VERSIONS)
            .setUseAlpn(true)
            .setApplicationLayerProtocols(List.of("h2", "http/1.1"))
            .setKeyCertOptions(KeyCertOptions.wrap(keys.current()));
    clients.ifPresent(
        authorities ->
            options
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(
                    TrustOptions.wrap(new AnyClient(authorities.current().certificates()))));
    return options;
  }

  /** Has somebody told when connections are to be opened otherwise than before. */
  void follow(Runnable follower) {
    keys.follow(keys -> follower.run());
    clients.ifPresent(authorities -> authorities.follow(now -> follower.run()));
  }
}
