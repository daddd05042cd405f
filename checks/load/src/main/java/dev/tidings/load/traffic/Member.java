package dev.tidings.load.traffic;

import dev.tidings.load.wire.HttpConnection;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Receipt;
import dev.tidings.load.wire.Request;
import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection of a crowd. Confined to the loop's thread. */
final class Member implements Receipt {
  private static final long RECONNECT_AFTER = Duration.ofMillis(100).toNanos();
  private static final int MOST_HANDSHAKES = 3;
  private static final Request FIRST = Request.get("/livez");

  private final Crowd crowd;
  private final Loop loop;
  private final Target target;
  private @Nullable HttpConnection connection;
  private @Nullable Ask ask;
  private long began;
  private long notBefore = Long.MIN_VALUE;
  private int status;

  Member(Crowd crowd, Loop loop, Target target) {
    this.crowd = crowd;
    this.loop = loop;
    this.target = target;
  }

  /** Tries again when the server was too busy to shake hands in time. */
  void connect(Opening opening) {
    connect(opening, MOST_HANDSHAKES);
  }

  private void connect(Opening opening, int tries) {
    try {
      HttpConnection opened = HttpConnection.open(loop, target);
      connection = opened;
      opened.send(FIRST, new FirstReceipt(this, opening, tries));
    } catch (IOException unreachable) {
      opening.failed(unreachable);
    }
  }

  /** That a connection works. */
  private record FirstReceipt(Member member, Opening opening, int tries) implements Receipt {
    @Override
    public void answered() {
      opening.opened();
    }

    @Override
    public void failed(IOException why) {
      if (tries > 1) {
        member.connect(opening, tries - 1);
      } else {
        opening.failed(why);
      }
    }
  }

  /** Sends what is next in the script; rests when there is nothing, or after a failure. */
  void askNext(long now) {
    Ask next = now < notBefore ? null : crowd.next();
    if (next == null) {
      crowd.rests(this);
      return;
    }
    ask = next;
    status = 0;
    began = crowd.takePlace(now);
    try {
      if (connection == null || connection.isOver()) {
        connection = HttpConnection.open(loop, target);
      }
      connection.send(next.request(), this);
    } catch (IOException unreachable) {
      failed(unreachable);
    }
  }

  @Override
  public void began(int newStatus) {
    status = newStatus;
  }

  @Override
  public void piece(ByteBuffer bytes) {
    if (ask != null) {
      ask.reading().piece(bytes);
    }
  }

  @Override
  public void answered() {
    Ask done = ask;
    if (done == null) {
      return;
    }
    long now = System.nanoTime();
    if (status != done.request().wanted()) {
      crowd.tally().failed(done.kind() + " answered " + status);
    } else if (done.reading().isRight()) {
      crowd.tally().answered(done.kind(), now - began);
    } else {
      crowd.tally().failed(done.kind() + " answered with something else");
    }
    ask = null;
    if (crowd.isDue(now)) {
      askNext(now);
    } else {
      crowd.rests(this);
    }
  }

  @Override
  public void failed(IOException why) {
    crowd.tally().failed(String.valueOf(why.getMessage()));
    connection = null;
    notBefore = System.nanoTime() + RECONNECT_AFTER;
    ask = null;
    crowd.rests(this);
  }

  void close() {
    if (connection != null) {
      connection.close();
    }
  }
}
