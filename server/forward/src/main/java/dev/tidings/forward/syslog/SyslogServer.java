package dev.tidings.forward.syslog;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.http.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;

/**
 * Where messages go.
 *
 * @param tls only used with {@link Network#TLS}
 * @param timeout for a connection to be made, and for what is sent at once to be taken
 */
public record SyslogServer(Network network, String host, int port, TlsFiles tls, Duration timeout) {
  private static final int HIGHEST_PORT = 65_535;

  public SyslogServer {
    requireNonNull(network, "network");
    requireNonNull(host, "host");
    requireNonNull(tls, "tls");
    requireNonNull(timeout, "timeout");
  }

  /** How messages travel. */
  public enum Network {
    /** One after another on a connection, which tells nobody whether they were taken. */
    TCP,
    /** The same, encrypted. */
    TLS,
    /** Each on its own; it may get lost, and nobody knows. */
    UDP;

    /**
     * Reads {@code tcp}, {@code tls} or {@code udp}.
     *
     * @throws IllegalArgumentException of anything else
     */
    public static Network parse(String text) {
      return switch (text) {
        case "tcp", "tls", "udp" -> valueOf(text.toUpperCase(Locale.ROOT));
        default -> throw new IllegalArgumentException("'" + text + "' is none of tcp, tls and udp");
      };
    }
  }

  /**
   * A server by its {@code host:port}.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static SyslogServer at(String address, Network network, TlsFiles tls, Duration timeout) {
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? "" : address.substring(0, colon).replaceAll("^\\[|\\]$", "");
    String port = address.substring(colon + 1);
    if (host.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      throw new IllegalArgumentException("'" + address + "' is no address such as logs:6514");
    }
    return new SyslogServer(network, host, Integer.parseInt(port), tls, timeout);
  }

  InetSocketAddress socketAddress() throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("nobody knows the host " + host);
    }
    return address;
  }

  /**
   * Opens the way there.
   *
   * @param framing how messages on a connection are told apart
   * @throws IOException when it cannot be opened now
   */
  public SyslogWay open(Framing framing) throws IOException {
    return network == Network.UDP ? DatagramWay.open(this) : StreamWay.open(this, framing);
  }

  /** How messages on a connection are told apart (RFC 6587). */
  public enum Framing {
    /** By the number of bytes before each. */
    COUNTED,
    /** By the line feed that each ends with. */
    LINES
  }
}
