package dev.tidings.benchmarks.routes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker in a process of its own. */
record KafkaProcess(Process process, String address) implements AutoCloseable {
  /**
   * Starts one; who connects may have to wait for it.
   *
   * @param built the folder with its classes and libraries
   * @param folder of its files
   */
  static KafkaProcess start(Path built, Path folder) throws IOException {
    String address = "127.0.0.1:" + freePort();
    Path properties = Files.writeString(folder.resolve("kafka.properties"), text(address, folder));
    String classes = built.resolve("classes") + ":" + built.resolve("lib") + "/*";
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String main = "dev.tidings.kafka.Broker";
    Process process =
        new ProcessBuilder(java, "-Xmx512m", "-cp", classes, main, properties.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new KafkaProcess(process, address);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String text(String address, Path folder) throws IOException {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://%2$s,CONTROLLER://127.0.0.1:%1$d
    log.dirs=%3$s
    num.partitions=4
    offsets.topic.replication.factor=1
    """
        .formatted(freePort(), address, folder.resolve("kafka"));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
