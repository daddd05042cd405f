package dev.tidings.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/** One broker that is its own controller, until its process is ended. */
public final class Broker {
  private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

  private Broker() {}

  /**
   * Starts it, and says {@code ready} when it takes records.
   *
   * @param arguments the file with its properties
   */
  public static void main(String[] arguments) throws IOException {
    String file = arguments[0];
    String[] format = {"format", "--ignore-formatted", "-t", CLUSTER, "-c", file};
    if (StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream())) != 0) {
      throw new IOException("its folder cannot be made ready");
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    }
    var broker = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::shutdown));
    broker.startup();
    System.out.println("ready");
    broker.awaitShutdown();
  }
}
