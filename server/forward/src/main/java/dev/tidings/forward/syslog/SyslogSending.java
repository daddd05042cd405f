package dev.tidings.forward.syslog;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.syslog.SyslogServer.Framing;
import dev.tidings.forward.syslog.SyslogWay.TooLongException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages to a server, and opens the way there when it is not open. Of one thread. */
public final class SyslogSending implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyslogSending.class);

  private final SyslogServer server;
  private final Framing framing;
  private @Nullable SyslogWay way;

  public SyslogSending(SyslogServer server, Framing framing) {
    this.server = server;
    this.framing = framing;
  }

  /** How far it got. What it calls done may have been lost on its way. */
  public Delivery send(List<byte[]> messages) {
    int sent = 0;
    try {
      SyslogWay open = open();
      for (; sent < messages.size(); sent++) {
        open.send(messages.get(sent));
      }
      open.flush();
      return new Delivery.Done();
    } catch (TooLongException never) {
      return new Delivery.Refused(sent, 1, String.valueOf(never.getMessage()));
    } catch (IOException failed) {
      close();
      return new Delivery.Later(0, "nothing can be sent: " + failed, Duration.ZERO);
    }
  }

  private SyslogWay open() throws IOException {
    SyslogWay open = way;
    if (open == null) {
      open = server.open(framing);
      way = open;
    }
    return open;
  }

  @Override
  public void close() {
    SyslogWay open = way;
    way = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException failed) {
        LOG.debug("closing the way to a syslog server: {}", failed.toString());
      }
    }
  }
}
