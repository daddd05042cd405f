package dev.tidings.load.traffic;

import dev.tidings.load.wire.HttpConnection;
import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Receipt;
import dev.tidings.load.wire.Request;
import dev.tidings.load.wire.Target;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Connections that go through one script together: each sends the next request when its last one
 * was answered, or, when there is a pace, when one is due. A connection that breaks is replaced.
 *
 * <p>Latencies of a paced crowd count from when a request was due, so that a server that stops for
 * a while is not flattered by the requests that were not sent meanwhile. Who is more than a second
 * behind leaves requests out, and counts them.
 */
public final class Crowd implements AutoCloseable {
  private static final long RECONNECT_AFTER = Duration.ofMillis(100).toNanos();
  private static final int MOST_HANDSHAKES = 3;
  private static final Request FIRST = Request.get("/livez");
  private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final long MOST_BEHIND = Duration.ofSeconds(1).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final Loop loop;
  private final Target target;
  private final List<Member> members = new ArrayList<>();
  private final Deque<Member> idle = new ArrayDeque<>();
  private final Runnable turn = this::turn;
  private Tally tally = new Tally();
  private @Nullable Script script;
  private @Nullable CompletableFuture<Boolean> halted;
  private long nanosApart;
  private long due;
  private boolean isThrough;

  private Crowd(Loop loop, Target target) {
    this.loop = loop;
    this.target = target;
  }

  /** Opens all connections: each has been answered once when this returns. */
  public static Crowd open(int size, Loop loop, Target target)
      throws IOException, InterruptedException {
    Crowd crowd = new Crowd(loop, target);
    Opening opening = new Opening();
    try {
      for (int i = 0; i < size; i++) {
        Member member = crowd.new Member();
        crowd.members.add(member);
        crowd.idle.add(member);
        opening.begin();
        loop.tell(() -> member.connect(opening, MOST_HANDSHAKES));
      }
      opening.awaitAll();
      return crowd;
    } catch (IOException refused) {
      crowd.close();
      throw refused;
    }
  }

  /** How many connections. */
  public int size() {
    return members.size();
  }

  /**
   * Goes through a script for some time, as fast as answers come; counts what was answered then.
   */
  public Tally run(Script newScript, Duration time) throws InterruptedException {
    start(newScript, 0);
    Thread.sleep(time);
    awaitFirst();
    Tally measured = take();
    halt();
    return measured;
  }

  /** Goes through a script for some time, at a pace; counts all that was sent. */
  public Tally pace(Script newScript, double perSecond, Duration time) throws InterruptedException {
    start(newScript, perSecond);
    Thread.sleep(time);
    awaitFirst();
    halt();
    return take();
  }

  /** On a machine that is busy with something else, it may come after the time is over. */
  private void awaitFirst() throws InterruptedException {
    long limit = System.nanoTime() + FIRST_ANSWER_WITHIN.toNanos();
    while (loop.ask(() -> tally.isEmpty()) && System.nanoTime() < limit) {
      Thread.sleep(LOOK_AGAIN);
    }
  }

  /** Begins with a script; a pace of 0 is as fast as answers come. */
  public void start(Script newScript, double perSecond) {
    loop.ask(
        () -> {
          script = newScript;
          nanosApart = perSecond == 0 ? 0 : (long) (NANOS_PER_SECOND / perSecond);
          due = System.nanoTime();
          isThrough = false;
          tally = new Tally();
          loop.eachTurn(turn);
          return true;
        });
  }

  /** Goes through a script that ends. */
  public Tally runThrough(Script newScript) throws InterruptedException {
    start(newScript, 0);
    while (!loop.ask(() -> isThrough && idle.size() == members.size())) {
      Thread.sleep(LOOK_AGAIN);
    }
    Tally measured = take();
    halt();
    return measured;
  }

  /** What has been answered since the start, or since this was last called. */
  public Tally take() {
    return loop.ask(
        () -> {
          Tally taken = tally;
          taken.end();
          tally = new Tally();
          return taken;
        });
  }

  /** Asks nothing more, and waits for the answers that are still to come. */
  public void halt() {
    var all = new CompletableFuture<Boolean>();
    loop.tell(
        () -> {
          script = null;
          halted = all;
          loop.noTurn(turn);
          tellWhenHalted();
        });
    Loop.await(all);
  }

  private void tellWhenHalted() {
    if (halted != null && idle.size() == members.size()) {
      halted.complete(true);
      halted = null;
    }
  }

  private void turn() {
    long now = System.nanoTime();
    while (nanosApart > 0 && now - due > MOST_BEHIND) {
      due += nanosApart;
      tally.leftOut();
    }
    for (int tries = idle.size(); tries > 0 && isDue(now); tries--) {
      idle.remove().askNext(now);
    }
  }

  private boolean isDue(long now) {
    return script != null && (nanosApart == 0 || due - now <= 0);
  }

  /** One connection. */
  private final class Member implements Receipt {
    private @Nullable HttpConnection connection;
    private @Nullable Ask ask;
    private long began;
    private long notBefore = Long.MIN_VALUE;
    private int status;

    /** Tries again when the server was too busy to shake hands in time. */
    void connect(Opening opening, int tries) {
      try {
        HttpConnection opened = HttpConnection.open(loop, target);
        connection = opened;
        opened.send(FIRST, new FirstReceipt(this, opening, tries));
      } catch (IOException unreachable) {
        opening.failed(unreachable);
      }
    }

    void askNext(long now) {
      Script current = script;
      if (current == null || now < notBefore) {
        idle.add(this);
        return;
      }
      Ask next = current.next();
      if (next == null) {
        isThrough = true;
        idle.add(this);
        return;
      }
      ask = next;
      status = 0;
      began = nanosApart == 0 ? now : due;
      due += nanosApart;
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
        tally.failed(done.kind() + " answered " + status);
      } else if (done.reading().isRight()) {
        tally.answered(done.kind(), now - began);
      } else {
        tally.failed(done.kind() + " answered with something else");
      }
      rest(now);
    }

    @Override
    public void failed(IOException why) {
      tally.failed(String.valueOf(why.getMessage()));
      connection = null;
      notBefore = System.nanoTime() + RECONNECT_AFTER;
      ask = null;
      idle.add(this);
      tellWhenHalted();
    }

    private void rest(long now) {
      ask = null;
      if (isDue(now)) {
        askNext(now);
      } else {
        idle.add(this);
        tellWhenHalted();
      }
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

  @Override
  public void close() {
    loop.ask(
        () -> {
          script = null;
          loop.noTurn(turn);
          for (Member member : members) {
            if (member.connection != null) {
              member.connection.close();
            }
          }
          return true;
        });
  }
}
