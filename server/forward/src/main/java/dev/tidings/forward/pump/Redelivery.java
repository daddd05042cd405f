package dev.tidings.forward.pump;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.Message;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.SeenEvent;
import dev.tidings.forward.routes.Sieve;
import dev.tidings.forward.routes.Sifted;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers dead letters again, whenever there is a file of such, and puts the file aside then. A
 * letter that dies again is a dead letter again. After a crash or a fault the file is begun anew.
 * Of one thread, that which writes dead letters: so a file that is renamed while a letter is
 * written is read with it.
 */
final class Redelivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Sieve sieve;
  private final RouteState state;
  private final Courier courier;
  private final InstantSource clock;
  private @Nullable BufferedReader letters;

  Redelivery(Route route, RouteState state, Courier courier, InstantSource clock) {
    this.sieve = new Sieve(route);
    this.state = state;
    this.courier = courier;
    this.clock = clock;
  }

  /**
   * Delivers one batch, however long that takes.
   *
   * @return whether there was one
   */
  boolean step() throws IOException, InterruptedException {
    if (letters == null && Files.exists(state.files().redelivering())) {
      letters = Files.newBufferedReader(state.files().redelivering(), UTF_8);
    }
    BufferedReader from = letters;
    if (from == null) {
      return false;
    }
    List<SeenEvent> batch = batch(from);
    if (batch.isEmpty()) {
      putAside();
    } else {
      deliverOrBeginAnew(batch);
    }
    return true;
  }

  /** What was read is behind the reader: when it is not settled, the file is begun anew. */
  private void deliverOrBeginAnew(List<SeenEvent> batch) throws InterruptedException {
    boolean settled = false;
    try {
      deliver(batch);
      settled = true;
    } finally {
      if (!settled) {
        close();
      }
    }
  }

  private List<SeenEvent> batch(BufferedReader from) throws IOException {
    var batch = new ArrayList<SeenEvent>();
    String line = "";
    while (line != null && batch.size() < sieve.route().delivery().batch()) {
      line = from.readLine();
      if (line != null && !line.isBlank()) {
        Optional<SeenEvent> event = DeadLetters.event(line);
        event.ifPresentOrElse(batch::add, this::unreadable);
      }
    }
    return batch;
  }

  private void unreadable() {
    LOG.error("a line of {} is no dead letter", state.files().redelivering());
  }

  private void deliver(List<SeenEvent> batch) throws InterruptedException {
    var wanted = new LinkedHashMap<String, List<Message>>();
    for (SeenEvent each : batch) {
      switch (sieve.shape(each)) {
        case Sifted.Wanted shaped ->
            wanted
                .computeIfAbsent(shaped.message().cluster(), cluster -> new ArrayList<>())
                .add(shaped.message());
        case Sifted.Unshaped no -> courier.giveUp(List.of(no.message()), no.why());
        case Sifted.Dropped never -> throw new IllegalStateException("what is shaped is wanted");
      }
    }
    for (Map.Entry<String, List<Message>> each : wanted.entrySet()) {
      int dead = courier.bring(each.getValue());
      state.troubles().redelivered(each.getValue().size() - dead);
    }
  }

  private void putAside() throws IOException {
    close();
    String now = STAMP.format(clock.instant());
    Files.move(
        state.files().redelivering(),
        state.files().redelivered(now),
        StandardCopyOption.ATOMIC_MOVE);
    LOG.info("route {} has delivered its dead letters again", state.files().route());
  }

  @Override
  public void close() {
    BufferedReader open = letters;
    letters = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException failed) {
        LOG.debug("closing dead letters: {}", failed.toString());
      }
    }
  }
}
