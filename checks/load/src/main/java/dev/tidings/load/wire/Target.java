package dev.tidings.load.wire;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Where requests go, and whom the client trusts there. */
public record Target(InetSocketAddress address, SSLContext trust) {
  public Target {
    requireNonNull(address, "address");
    requireNonNull(trust, "trust");
  }

  SSLEngine engine() {
    SSLEngine engine = trust.createSSLEngine(address.getHostString(), address.getPort());
    engine.setUseClientMode(true);
    return engine;
  }
}
