package dev.tidings.load.traffic;

import dev.tidings.load.wire.HttpConnection;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Receipt;
import dev.tidings.load.wire.Request;
import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Many watches with a light reader: line ends are counted, and of some lines the stamp in the
 * event's name is read, which tells how late it came.
 */
public final class Audience implements AutoCloseable {
  private final Loop loop;
  private final int lagOfOneIn;
  private final List<HttpConnection> connections = new ArrayList<>();
  private Samples lags = new Samples();
  private long delivered;
  private long ended;

  private Audience(Loop loop, int lagOfOneIn) {
    this.loop = loop;
    this.lagOfOneIn = lagOfOneIn;
  }

  /**
   * What watches were sent since the last look.
   *
   * @param delivered events that they were shown
   * @param lags from the beginning of an event's creation to its line's end, of some of them
   * @param ended watches that the server ended
   */
  public record Delivered(long delivered, Samples lags, long ended) {}

  /**
   * Opens watches of what comes from now on; each is answered when this returns.
   *
   * @param query what the i-th watch asks, from the path to the last parameter but the watch's own
   * @param lagOfOneIn of how many lines one is looked at for its lag
   */
  public static Audience open(
      Loop loop, Target target, int watches, IntFunction<String> query, int lagOfOneIn)
      throws IOException, InterruptedException {
    Audience audience = new Audience(loop, lagOfOneIn);
    Opening opening = new Opening();
    try {
      for (int i = 0; i < watches; i++) {
        String path = query.apply(i);
        opening.begin();
        loop.tell(() -> audience.watch(target, path, opening));
      }
      opening.awaitAll();
      return audience;
    } catch (IOException refused) {
      audience.close();
      throw refused;
    }
  }

  private void watch(Target target, String path, Opening opening) {
    Watch watch = new Watch(opening);
    try {
      HttpConnection connection = HttpConnection.open(loop, target);
      connections.add(connection);
      connection.send(Request.get(path), watch);
    } catch (IOException unreachable) {
      watch.failed(unreachable);
    }
  }

  private void line(byte[] beginning, int length) {
    if (Notice.isAdded(beginning, length)) {
      if (delivered++ % lagOfOneIn == 0) {
        lags.add(Stamp.now() - Notice.stamp(beginning, length));
      }
    }
  }

  private final class Watch implements Receipt {
    private final Opening opening;
    private final WatchLines lines = new WatchLines(Audience.this::line);
    private boolean answered;

    Watch(Opening opening) {
      this.opening = opening;
    }

    @Override
    public void began(int status) {
      answered = true;
      if (status == 200) {
        opening.opened();
      } else {
        opening.failed(new IOException("a watch was answered " + status));
      }
    }

    @Override
    public void piece(ByteBuffer bytes) {
      lines.take(bytes);
    }

    @Override
    public void answered() {
      ended++;
    }

    @Override
    public void failed(IOException why) {
      ended++;
      if (!answered) {
        opening.failed(why);
      }
    }
  }

  /** What came since this was last called. */
  public Delivered take() {
    return loop.ask(
        () -> {
          var taken = new Delivered(delivered, lags, ended);
          delivered = 0;
          lags = new Samples();
          return taken;
        });
  }

  /** Waits until so many have come since {@link #take} was called, or for so long. */
  public void await(long wanted, Duration patience) throws InterruptedException {
    long limit = System.nanoTime() + patience.toNanos();
    while (loop.ask(() -> delivered) < wanted && System.nanoTime() < limit) {
      Thread.sleep(5);
    }
  }

  /** Ends all watches. */
  @Override
  public void close() {
    loop.ask(
        () -> {
          connections.forEach(HttpConnection::close);
          return true;
        });
  }
}
