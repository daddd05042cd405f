package dev.tidings.forward.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syslog to real sockets, whose other ends take nothing but what RFC 5424 and 6587 allow. */
@Timeout(60)
class SyslogDestinationTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  /** RFC 5424, 6. */
  private static final Pattern LINE =
      Pattern.compile(
          "<(?<priority>\\d{1,3})>1"
              + " (?<time>-|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?Z)"
              + " (?<host>[!-~]{1,255}) (?<application>[!-~]{1,48}) (?<process>[!-~]{1,128})"
              + " (?<message>[!-~]{1,32})"
              + " (?<data>\\[[!-~&&[^=\\]\"]]{1,32}"
              + "(?: [!-~&&[^=\\]\"]]{1,32}=\"(?:[^\"\\\\\\]]|\\\\[\"\\\\\\]])*\")*\\])"
              + " (?<text>.*)",
          Pattern.DOTALL);

  private static Destination syslog(int port, String options) throws IOException {
    String yaml =
        "cluster: prod\nroutes:\n- {name: r, destination: {syslog: {address: '127.0.0.1:%d'%s}}}\n"
            .formatted(port, options);
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  private static List<Message> messages(Event... events) {
    return Stream.of(events)
        .map(each -> new Message("prod", each, Message.Form.EVENT, each.message().getBytes(UTF_8)))
        .toList();
  }

  private static Event event(String message) {
    return Events.ofPod("shop", "a").toBuilder().message(message).build();
  }

  /** The next message, told apart by its length. */
  private static String read(InputStream in) throws IOException {
    int length = 0;
    for (int next = in.read(); next != ' '; next = in.read()) {
      assertThat(next).as("a digit").isBetween((int) '0', (int) '9');
      length = length * 10 + (next - '0');
    }
    byte[] message = in.readNBytes(length);
    assertThat(message).hasSize(length);
    return new String(message, UTF_8);
  }

  private static String part(String line, String name) {
    var matcher = LINE.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher.group(name);
  }

  @Test
  void eachMessageSaysHowLongItIsAndWhatItIsAbout() throws Exception {
    Event warning =
        event("two\nlines, größer").toBuilder()
            .type("Warning")
            .reason("Back Off")
            .involvedObject(new ObjectReference("Pod", "shop", "a\"]\\", "", "v1", "", ""))
            .build();
    try (var server = new ServerSocket(0, 1, LOOPBACK);
        Destination syslog = syslog(server.getLocalPort(), "")) {
      assertThat(syslog.deliver(messages(warning, Events.withoutTimes(event("b")))))
          .isEqualTo(new Delivery.Done());

      try (Socket taken = server.accept()) {
        String first = read(taken.getInputStream());
        assertThat(part(first, "priority")).isEqualTo("132");
        assertThat(part(first, "time")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(part(first, "application")).isEqualTo("tidings");
        assertThat(part(first, "message")).isEqualTo("BackOff");
        assertThat(part(first, "data"))
            .isEqualTo(
                "[event@32473 id=\"prod/uid-of-a/\" cluster=\"prod\" namespace=\"shop\" kind=\"Pod\""
                    + " name=\"a\\\"\\]\\\\\" type=\"Warning\" reason=\"Back Off\" count=\"1\"]");
        assertThat(part(first, "text")).isEqualTo("two\nlines, größer");
        String second = read(taken.getInputStream());
        assertThat(part(second, "priority")).isEqualTo("134");
        assertThat(part(second, "time")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(part(second, "text")).isEqualTo("b");
      }
    }
  }

  @Test
  void aConnectionThatTheOtherSideHasClosedIsOpenedAgain() throws Exception {
    try (var server = new ServerSocket(0, 1, LOOPBACK);
        Destination syslog = syslog(server.getLocalPort(), "")) {
      syslog.deliver(messages(event("a")));
      try (Socket first = server.accept()) {
        read(first.getInputStream());
      }

      assertThat(syslog.deliver(messages(event("b")))).isInstanceOf(Delivery.Later.class);
      assertThat(syslog.deliver(messages(event("b")))).isEqualTo(new Delivery.Done());
      try (Socket second = server.accept()) {
        assertThat(part(read(second.getInputStream()), "text")).isEqualTo("b");
      }
    }
  }

  @Test
  void oneThatTakesNothingIsWaitedForSoLongOnly() throws Exception {
    Event large = event("x".repeat(8 << 20));
    try (var server = new ServerSocket(0, 1, LOOPBACK);
        Destination syslog = syslog(server.getLocalPort(), ", timeout: 200ms")) {
      assertThat(syslog.deliver(messages(large, large))).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void oneThatIsAwayIsTriedLater() throws Exception {
    try (Destination syslog = syslog(1, "")) {
      assertThat(syslog.deliver(messages(event("a")))).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void overUdpEachMessageIsADatagram() throws Exception {
    try (var server = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
        Destination syslog = syslog(server.getLocalPort(), ", network: udp, facility: 1")) {
      assertThat(syslog.deliver(messages(event("a"), event("x".repeat(70_000)))))
          .isInstanceOfSatisfying(
              Delivery.Refused.class, refused -> assertThat(refused.taken()).isEqualTo(1));

      var packet = new DatagramPacket(new byte[70_000], 70_000);
      server.receive(packet);
      String line = new String(packet.getData(), 0, packet.getLength(), UTF_8);
      assertThat(part(line, "priority")).isEqualTo("14");
      assertThat(part(line, "text")).isEqualTo("a");
    }
  }

  @Test
  void overTlsTheServerHasToBeTheRightOne() throws Exception {
    Path certificate = key("server-address.crt");
    var files = new TlsFiles(false, "", "", key("server-address.key") + "", certificate + "");
    SSLContext context = requireNonNull(files.context());
    try (ServerSocket server = context.getServerSocketFactory().createServerSocket(0)) {
      Thread reader = Thread.ofVirtual().start(() -> takeAll(server));
      String trusted = ", network: tls, tls: {caFile: " + certificate + "}";
      try (Destination syslog = syslog(server.getLocalPort(), trusted)) {
        assertThat(syslog.deliver(messages(event("a")))).isEqualTo(new Delivery.Done());
      }
      try (Destination syslog = syslog(server.getLocalPort(), ", network: tls")) {
        assertThat(syslog.deliver(messages(event("a")))).isInstanceOf(Delivery.Later.class);
      }
      server.close();
      reader.join();
    }
  }

  private static Path key(String name) throws Exception {
    return Path.of(SyslogDestinationTest.class.getResource("/keys/" + name).toURI());
  }

  /** Until it is closed. */
  private static void takeAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket taken = server.accept()) {
        part(read(taken.getInputStream()), "text");
      } catch (IOException | AssertionError unfinished) {
        // a client that does not trust it; the next one may
      }
    }
  }

  @Test
  void whatIsWrongIsToldWhenTheFileIsRead() {
    assertThatThrownBy(() -> syslog(1, ", network: unix, facility: 24, tls: {insecure: true}"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("'unix' is none of tcp, tls and udp")
        .hasMessageContaining("'24' is no number from 0 to 23")
        .hasMessageContaining("tls: is only used with network: tls");
    assertThatThrownBy(
            () -> SyslogServer.at("logs", SyslogServer.Network.TCP, TlsFiles.NONE, Duration.ZERO))
        .hasMessageContaining("'logs' is no address");
  }
}
