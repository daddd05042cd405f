package dev.tidings.load.soak;

import dev.tidings.load.traffic.Notice;
import dev.tidings.load.traffic.Samples;
import dev.tidings.load.traffic.Stamp;
import dev.tidings.load.traffic.WatchLines;
import dev.tidings.load.wire.HttpConnection;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Receipt;
import dev.tidings.load.wire.Request;
import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A watch that goes on from its last revision whenever its connection ends, as a client's does, and
 * sees that revisions only grow. One that is refused ends. Confined to the loop's thread.
 */
final class Follower {
  private static final long RECONNECT_AFTER = Duration.ofMillis(200).toNanos();

  private final Loop loop;
  private final Target target;
  private final String path;
  private final LongConsumer changes;
  private final Runnable turn = this::reconnect;
  private @Nullable HttpConnection connection;
  private long revision;
  private long notBefore;
  private long resumed = -1;
  private long errors;
  private Samples lags = new Samples();

  /**
   * Follows after a revision.
   *
   * @param changes is told the revision of each creation and update
   */
  Follower(Loop loop, Target target, String path, long revision, LongConsumer changes) {
    this.loop = loop;
    this.target = target;
    this.path = path;
    this.revision = revision;
    this.changes = changes;
  }

  void start() {
    notBefore = System.nanoTime();
    loop.eachTurn(turn);
  }

  private void reconnect() {
    if (connection != null || System.nanoTime() < notBefore) {
      return;
    }
    String query = "?watch=1&allowWatchBookmarks=true&resourceVersion=" + revision;
    try {
      HttpConnection opened = HttpConnection.open(loop, target);
      connection = opened;
      opened.send(Request.get(path + query), new Stream());
    } catch (IOException unreachable) {
      over();
    }
  }

  private void over() {
    if (connection != null) {
      connection.close();
    }
    connection = null;
    notBefore = System.nanoTime() + RECONNECT_AFTER;
  }

  private void line(byte[] beginning, int length) {
    long shown = Notice.revision(beginning, length);
    if (Notice.isError(beginning, length) || shown <= 0) {
      errors++;
      return;
    }
    boolean isAdded = Notice.isAdded(beginning, length);
    if (Notice.isBookmark(beginning, length)) {
      revision = Math.max(revision, shown);
      return;
    }
    if (shown <= revision) {
      errors++;
    }
    revision = shown;
    if (isAdded) {
      lags.add(Stamp.now() - Notice.stamp(beginning, length));
    }
    if (isAdded || Notice.isModified(beginning, length)) {
      changes.accept(shown);
    }
  }

  /** One connection's stream of changes. */
  private final class Stream implements Receipt {
    private final WatchLines lines = new WatchLines(Follower.this::line);

    @Override
    public void began(int status) {
      if (status == 200) {
        resumed++;
      } else {
        errors++;
        loop.noTurn(turn);
      }
    }

    @Override
    public void piece(ByteBuffer bytes) {
      lines.take(bytes);
    }

    @Override
    public void answered() {
      over();
    }

    @Override
    public void failed(IOException why) {
      over();
    }
  }

  /** Errors, and revisions that came twice or too late. */
  long errors() {
    return errors;
  }

  /** How often it went on after its connection had ended. */
  long resumed() {
    return Math.max(0, resumed);
  }

  /** How late new events came since this was last asked. */
  Samples takeLags() {
    Samples taken = lags;
    lags = new Samples();
    return taken;
  }
}
