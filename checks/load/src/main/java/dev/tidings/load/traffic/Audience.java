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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Many watches with a light reader: line ends are counted, and of some lines the stamp in the
 * event's name is read, which tells how late it came.
 */
public final class Audience implements AutoCloseable {
  private static final int HANDSHAKES_AT_ONCE = 16;
  private static final long PATIENCE_SECONDS = 120;

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
    Semaphore free = new Semaphore(HANDSHAKES_AT_ONCE);
    var failure = new CompletableFuture<IOException>();
    for (int i = 0; i < watches && !failure.isDone(); i++) {
      String path = query.apply(i);
      acquire(free, 1);
      loop.tell(() -> audience.watch(target, path, free, failure));
    }
    acquire(free, HANDSHAKES_AT_ONCE);
    if (failure.isDone()) {
      audience.close();
      throw failure.join();
    }
    return audience;
  }

  private static void acquire(Semaphore free, int many) throws IOException, InterruptedException {
    if (!free.tryAcquire(many, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("watches were not answered within " + PATIENCE_SECONDS + " s");
    }
  }

  private void watch(
      Target target, String path, Semaphore free, CompletableFuture<IOException> failure) {
    Watch watch = new Watch(free, failure);
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
    private final Semaphore free;
    private final CompletableFuture<IOException> failure;
    private final WatchLines lines = new WatchLines(Audience.this::line);
    private boolean answered;

    Watch(Semaphore free, CompletableFuture<IOException> failure) {
      this.free = free;
      this.failure = failure;
    }

    @Override
    public void began(int status) {
      answered = true;
      if (status != 200) {
        failure.complete(new IOException("a watch was answered " + status));
      }
      free.release();
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
        failure.complete(why);
        free.release();
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
