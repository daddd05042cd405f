package dev.tidings.load.traffic;

import dev.tidings.load.wire.Loop;
import dev.tidings.load.wire.Target;
import java.io.IOException;
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
  private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final long MOST_BEHIND = Duration.ofSeconds(1).toNanos();
  private static final double NANOS_PER_SECOND = 1e9;

  private final Loop loop;
  private final List<Member> members = new ArrayList<>();
  private final Deque<Member> idle = new ArrayDeque<>();
  private final Runnable turn = this::turn;
  private Tally tally = new Tally();
  private @Nullable Script script;
  private @Nullable CompletableFuture<Boolean> halted;
  private long nanosApart;
  private long due;
  private boolean isThrough;

  private Crowd(Loop loop) {
    this.loop = loop;
  }

  /** Opens all connections: each has been answered once when this returns. */
  public static Crowd open(int size, Loop loop, Target target)
      throws IOException, InterruptedException {
    Crowd crowd = new Crowd(loop);
    Opening opening = new Opening();
    try {
      for (int i = 0; i < size; i++) {
        Member member = new Member(crowd, loop, target);
        crowd.members.add(member);
        crowd.idle.add(member);
        opening.begin();
        loop.tell(() -> member.connect(opening));
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

  /** Whether a member that is free is to ask something now. */
  boolean isDue(long now) {
    return script != null && (nanosApart == 0 || due - now <= 0);
  }

  /** What is to be asked next; null when the crowd was halted, or the script is through. */
  @Nullable Ask next() {
    Script current = script;
    if (current == null) {
      return null;
    }
    Ask next = current.next();
    isThrough |= next == null;
    return next;
  }

  /** Takes the next place in the pace: since when its answer is waited for. */
  long takePlace(long now) {
    long since = nanosApart == 0 ? now : due;
    due += nanosApart;
    return since;
  }

  /** What is answered now is counted in it. */
  Tally tally() {
    return tally;
  }

  /** A member has nothing to do until its turn comes. */
  void rests(Member member) {
    idle.add(member);
    tellWhenHalted();
  }

  @Override
  public void close() {
    loop.ask(
        () -> {
          script = null;
          loop.noTurn(turn);
          members.forEach(Member::close);
          return true;
        });
  }
}
