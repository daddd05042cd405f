package dev.tidings.integration.durability;

import dev.tidings.integration.durability.ServerUnderTest.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Clients that write as fast as they are answered, each its own events, until the server is gone.
 * What surprises them is kept, to be shown at the end.
 */
final class LoadWriters {
  private static final int WRITERS = 16;
  private static final Pattern WORDS = Pattern.compile("m-\\d+-\\d+-\\d+\\.");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So much that some hundred writes fill the smallest buffers. */
  static final String LARGE = "x".repeat(8_000);

  private final ServerUnderTest server;
  private final String tail;
  private final Ledger ledger;
  private final int round;
  private final int before;
  private final List<Thread> threads = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  private LoadWriters(ServerUnderTest server, Ledger ledger, int round, String tail) {
    this.server = server;
    this.tail = tail;
    this.ledger = ledger;
    this.round = round;
    this.before = ledger.acknowledgements();
  }

  /** Starts them; what each message ends with is x's or nothing, and is not looked at again. */
  static LoadWriters start(ServerUnderTest server, Ledger ledger, int round, String tail) {
    var load = new LoadWriters(server, ledger, round, tail);
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      load.threads.add(Thread.ofPlatform().start(() -> load.write(writer)));
    }
    return load;
  }

  private void write(int writer) {
    var random = new Random(round * 1000L + writer);
    @Nullable String last = null;
    try {
      for (int i = 0; !stopped; i++) {
        int dice = random.nextInt(10);
        if (last == null || dice < 6) {
          last = "e-" + round + "-" + writer + "-" + i;
          create(last, message(writer, i));
        } else if (dice < 9) {
          patch(last, message(writer, i));
        } else {
          delete(last);
          last = null;
        }
      }
    } catch (IOException killed) {
      // what was asked is in doubt from here on
    } catch (InterruptedException unexpected) {
      surprises.add(unexpected.toString());
    }
  }

  /** Its own words twice: wherever a file's block ends in between, one of them stays whole. */
  private String message(int writer, int i) {
    String words = "m-%d-%d-%d.".formatted(round, writer, i);
    return words + " " + words;
  }

  private void create(String name, String message) throws IOException, InterruptedException {
    ledger.asks(name, message);
    settle(name, server.create(name, message + tail), 201);
  }

  private void patch(String name, String message) throws IOException, InterruptedException {
    ledger.asks(name, message);
    settle(name, server.patch(name, message + tail), 200);
  }

  private void delete(String name) throws IOException, InterruptedException {
    ledger.asks(name, null);
    settle(name, server.delete(name), 200);
  }

  private void settle(String name, Answer answer, int expected) {
    if (answer.code() == expected) {
      ledger.acknowledged(name, answer.revision());
    } else if (answer.code() == 404) {
      ledger.forget(name);
    } else {
      surprises.add(name + ": " + answer);
    }
  }

  /** The messages that there are, once or more often, in a text. */
  static Set<String> messages(String text) {
    return WORDS.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** Returns when so many writes more have been acknowledged. */
  void await(int writes) throws InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    int wanted = before + writes;
    while (ledger.acknowledgements() < wanted) {
      if (System.nanoTime() > limit) {
        throw new IllegalStateException("too few writes are answered: " + surprises);
      }
      Thread.sleep(1);
    }
  }

  /**
   * Lets what is being asked be answered, or fail when the server is gone; then shows surprises.
   */
  List<String> stop() throws InterruptedException {
    stopped = true;
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(surprises);
  }
}
