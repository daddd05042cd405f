package dev.tidings.forward.destinations;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;
import java.io.PrintStream;
import java.util.List;

/** Lines of JSON on standard output, for whoever collects the logs of a container. */
public record StdoutDestination(PrintStream out) implements Destination {
  /** On this program's. */
  public static final DestinationPlan PLAN = () -> new StdoutDestination(System.out);

  /** {@code stdout}. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "stdout";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return PLAN;
    }
  }

  @Override
  public Delivery deliver(List<Message> batch) {
    byte[] lines = MessageJson.lines(batch);
    out.write(lines, 0, lines.length);
    out.flush();
    return out.checkError()
        ? Delivery.Later.nothing("standard output cannot be written to")
        : new Delivery.Done();
  }
}
