package dev.tidings.integration.destinations;

import dev.tidings.integration.TestTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A real broker that can be killed, and started again on what it had. */
final class KafkaBroker implements AutoCloseable {
  /** Who may write through the listener that is secured, and by what password. */
  static final String USER = "tidings";

  static final String PASSWORD = "sword\"fi\\sh";

  private final Path home;
  private final Path properties;
  private final int plainPort;
  private final int securePort;
  private Optional<Neighbour> process = Optional.empty();

  private KafkaBroker(Path home) throws IOException {
    this.home = home;
    this.properties = home.resolve("server.properties");
    this.plainPort = freePort();
    this.securePort = freePort();
    Files.writeString(properties, text(freePort(), TestTls.in(home)));
  }

  /** Starts one; empty where there is none to be had. */
  static Optional<KafkaBroker> start(Path home) throws IOException, InterruptedException {
    var broker = new KafkaBroker(home);
    return broker.up() ? Optional.of(broker) : Optional.empty();
  }

  /** A port that is free now; who asks later gets another. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private String text(int controllerPort, TestTls tls) {
    String jaas =
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_%s=\"%s\";"
            .formatted(USER, PASSWORD.replace("\\", "\\\\").replace("\"", "\\\""));
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://127.0.0.1:%2$d,SASL_SSL://127.0.0.1:%3$d,CONTROLLER://127.0.0.1:%1$d
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL
    sasl.enabled.mechanisms=PLAIN
    listener.name.sasl_ssl.plain.sasl.jaas.config=%4$s
    ssl.keystore.type=PEM
    ssl.keystore.location=%5$s
    broker.session.timeout.ms=1000
    broker.heartbeat.interval.ms=200
    log.dirs=%6$s
    num.partitions=4
    offsets.topic.replication.factor=1
    group.initial.rebalance.delay.ms=0
    """
        .formatted(
            controllerPort,
            plainPort,
            securePort,
            jaas.replace("\\", "\\\\"),
            keyStore(tls),
            home.resolve("log"));
  }

  private Path keyStore(TestTls tls) {
    try {
      String both =
          Files.readString(Path.of(tls.file("server.key")))
              + Files.readString(Path.of(tls.file("server.crt")));
      return Files.writeString(home.resolve("server.pem"), both);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** Starts it again. */
  boolean up() throws IOException, InterruptedException {
    process = Neighbour.start("kafka", home, "dev.tidings.kafka.Broker", properties.toString());
    return process.isPresent();
  }

  void kill() {
    process.ifPresent(Neighbour::close);
  }

  String plain() {
    return "127.0.0.1:" + plainPort;
  }

  String secure() {
    return "127.0.0.1:" + securePort;
  }

  @Override
  public void close() {
    kill();
  }
}
