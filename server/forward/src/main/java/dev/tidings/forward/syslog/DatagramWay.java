package dev.tidings.forward.syslog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A message in each datagram (RFC 5426). */
record DatagramWay(DatagramChannel channel) implements SyslogWay {
  /** What UDP over IPv4 carries. */
  private static final int MOST_BYTES = 65_507;

  static DatagramWay open(SyslogServer server) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      return new DatagramWay(channel.connect(server.socketAddress()));
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  @Override
  public void send(byte[] message) throws IOException, TooLongException {
    if (message.length > MOST_BYTES) {
      throw new TooLongException(message.length + " bytes do not fit into a datagram");
    }
    channel.write(ByteBuffer.wrap(message));
  }

  @Override
  public void flush() {}

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
