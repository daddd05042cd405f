package dev.tidings.forward.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.Message;
import dev.tidings.forward.exporter.Payloads;
import dev.tidings.forward.exporter.Receiver;
import dev.tidings.forward.syslog.LocalHost;
import dev.tidings.forward.syslog.SyslogSending;
import dev.tidings.forward.syslog.SyslogServer.Framing;
import java.time.InstantSource;
import java.util.List;

/** Lines as the exporter sends them, which is not as RFC 5424 has them. */
record SyslogReceiver(
    Receiver.Syslog receiver, String host, InstantSource clock, SyslogSending sending)
    implements Destination {
  static DestinationPlan plan(Receiver.Syslog receiver, InstantSource clock) {
    return () ->
        new SyslogReceiver(
            receiver, LocalHost.name(), clock, new SyslogSending(receiver.server(), Framing.LINES));
  }

  @Override
  public Delivery deliver(List<Message> batch) {
    return sending.send(batch.stream().map(this::line).toList());
  }

  private byte[] line(Message message) {
    String json = new String(message.body(), UTF_8);
    return Payloads.syslog(receiver, json, host, clock.instant()).getBytes(UTF_8);
  }

  @Override
  public void close() {
    sending.close();
  }
}
