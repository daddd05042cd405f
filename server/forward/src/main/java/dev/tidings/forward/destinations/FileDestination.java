package dev.tidings.forward.destinations;

import dev.tidings.files.TurnedFile;
import dev.tidings.files.Turning;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of JSON in a file. A batch is acknowledged when it is on disk. */
public record FileDestination(TurnedFile file) implements Destination {
  private static final Logger LOG = LoggerFactory.getLogger(FileDestination.class);
  private static final Path NOWHERE = Path.of("");
  private static final long MEGABYTE = 1 << 20;
  private static final int USUAL_MEGABYTES = 100;

  /** {@code file}: path, maxMegabytes, maxBackups, maxAgeDays. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "file";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      settings.required("path");
      var turning =
          new Turning(
              settings.parsed("path", Path::of).orElse(NOWHERE),
              settings.number("maxMegabytes", 1, USUAL_MEGABYTES) * MEGABYTE,
              settings.number("maxBackups", 0, 0),
              settings.number("maxAgeDays", 0, 0));
      return FileDestination.plan(turning, place.clock());
    }
  }

  /** Lines in a file, in a folder that is there. */
  public static DestinationPlan plan(Turning turning, InstantSource clock) {
    return () -> new FileDestination(TurnedFile.open(turning, clock));
  }

  @Override
  public Delivery deliver(List<Message> batch) {
    try {
      file.write(MessageJson.lines(batch));
      file.sync();
      return new Delivery.Done();
    } catch (IOException failed) {
      return Delivery.Later.nothing("the file cannot be written: " + failed);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      LOG.warn("closing a route's file: {}", failed.getMessage());
    }
  }
}
