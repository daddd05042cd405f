package dev.tidings.forward.syslog;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.settings.Settings;
import dev.tidings.forward.syslog.SyslogServer.Framing;
import dev.tidings.forward.syslog.SyslogServer.Network;
import java.time.Duration;
import java.util.List;

/**
 * Sends messages as RFC 5424 has them, told apart by their length where they share a connection.
 */
record SyslogDestination(SyslogLine line, SyslogSending sending) implements Destination {
  /** {@code syslog}: address, network, facility, application, tls, timeout. */
  public static final class Type implements DestinationType {
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** local0. */
    private static final int USUAL_FACILITY = 16;

    private static final int HIGHEST_FACILITY = 23;

    @Override
    public String name() {
      return "syslog";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      SyslogServer server = server(settings);
      int facility = settings.parsed("facility", Type::facility).orElse(USUAL_FACILITY);
      String application = settings.text("application").orElse("tidings");
      return () ->
          new SyslogDestination(
              new SyslogLine(facility, LocalHost.name(), application),
              new SyslogSending(server, Framing.COUNTED));
    }

    private static SyslogServer server(Settings settings) {
      Network network = settings.parsed("network", Network::parse).orElse(Network.TCP);
      TlsFiles tls = TlsFiles.read(settings);
      Duration timeout = settings.duration("timeout", USUAL_TIMEOUT);
      if (network != Network.TLS && settings.names().contains("tls")) {
        settings.wrong("tls", "is only used with network: tls");
      }
      settings.required("address");
      return settings
          .parsed("address", text -> SyslogServer.at(text, network, tls, timeout))
          .orElseGet(() -> new SyslogServer(network, "", 0, tls, timeout));
    }

    private static int facility(String text) {
      if (!text.matches("\\d{1,2}") || Integer.parseInt(text) > HIGHEST_FACILITY) {
        throw new IllegalArgumentException("'" + text + "' is no number from 0 to 23");
      }
      return Integer.parseInt(text);
    }
  }

  @Override
  public Delivery deliver(List<Message> batch) {
    return sending.send(batch.stream().map(line::of).toList());
  }

  @Override
  public void close() {
    sending.close();
  }
}
