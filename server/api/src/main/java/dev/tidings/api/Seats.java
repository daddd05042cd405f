package dev.tidings.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one kind that are answered at once. Who finds no seat free waits, and users take
 * turns: each gets one of the seats that become free, however many requests of another one's wait.
 * Safe for use by any thread; nobody is kept waiting inside.
 *
 * <p>Invariant: while a seat is free, nobody waits who has fewer than a user's share of them. So
 * one who keeps seats for long, by slow bodies and downloads, leaves some for others.
 */
final class Seats {
  private final int limit;
  private final int share;
  private final long patienceNanos;
  private final Map<String, Guest> guests = new HashMap<>();
  private final Queue<Guest> turns = new ArrayDeque<>();
  private int taken;
  private int waiting;
  private long refused;
  private long expired;

  /**
   * @param share how many seats one user may have, and how many more of the user's requests may
   *     wait
   * @param patience how long a request may wait
   */
  Seats(int limit, int share, Duration patience) {
    this.limit = limit;
    this.share = share;
    this.patienceNanos = patience.toNanos();
  }

  /** A user who has seats or waits for some; in the turns while one waits that may have a seat. */
  private static final class Guest {
    private final String name;
    private final Queue<Place> line = new ArrayDeque<>(1);
    private int seats;

    Guest(String name) {
      this.name = name;
    }
  }

  private enum State {
    WAITS,
    SITS,
    GONE
  }

  private final class Place implements Claim {
    private final Guest guest;
    private final long since;
    private final CompletableFuture<Boolean> granted = new CompletableFuture<>();
    private State state = State.GONE;

    Place(Guest guest, long since) {
      this.guest = guest;
      this.since = since;
    }

    @Override
    public CompletionStage<Boolean> granted() {
      return granted;
    }

    @Override
    public void giveUp() {
      Place next = leave(this);
      if (next != null) {
        next.granted.complete(true);
      }
    }
  }

  /**
   * Takes a seat for a user's request, or has it wait for one; it is not granted where too many of
   * the user's wait already.
   *
   * @param now in nanoseconds, from whenever
   */
  Claim claim(String user, long now) {
    Place place;
    State reached;
    synchronized (this) {
      place = new Place(guests.computeIfAbsent(user, Guest::new), now);
      if (taken < limit && place.guest.seats < share) {
        sit(place);
      } else {
        queue(place);
      }
      reached = place.state;
    }
    if (reached != State.WAITS) {
      place.granted.complete(reached == State.SITS);
    }
    return place;
  }

  private void sit(Place place) {
    place.state = State.SITS;
    place.guest.seats++;
    taken++;
  }

  private void queue(Place place) {
    Guest guest = place.guest;
    if (guest.line.size() >= share) {
      refused++;
      return;
    }
    place.state = State.WAITS;
    guest.line.add(place);
    waiting++;
    if (guest.line.size() == 1 && guest.seats < share) {
      turns.add(guest);
    }
  }

  /** Gives who is next, where a seat has become free by this. */
  private synchronized @Nullable Place leave(Place place) {
    Guest guest = place.guest;
    switch (place.state) {
      case GONE -> {
        return null;
      }
      case WAITS -> {
        guest.line.remove(place);
        unqueued(place);
      }
      case SITS -> {
        place.state = State.GONE;
        taken--;
        guest.seats--;
        if (guest.seats == share - 1 && !guest.line.isEmpty()) {
          turns.add(guest);
        }
        forget(guest);
      }
    }
    return next();
  }

  private void unqueued(Place place) {
    place.state = State.GONE;
    waiting--;
    if (place.guest.line.isEmpty()) {
      turns.remove(place.guest);
      forget(place.guest);
    }
  }

  private void forget(Guest guest) {
    if (guest.seats == 0 && guest.line.isEmpty()) {
      guests.remove(guest.name);
    }
  }

  private @Nullable Place next() {
    Guest guest = taken < limit ? turns.poll() : null;
    if (guest == null) {
      return null;
    }
    Place next = guest.line.remove();
    waiting--;
    sit(next);
    if (!guest.line.isEmpty() && guest.seats < share) {
      turns.add(guest);
    }
    return next;
  }

  /** Refuses those who have waited for too long; to be called every now and then. */
  void expire(long now) {
    late(now).forEach(place -> place.granted.complete(false));
  }

  private synchronized List<Place> late(long now) {
    var late = new ArrayList<Place>();
    for (Guest guest : List.copyOf(guests.values())) {
      Place first = guest.line.peek();
      while (first != null && now - first.since >= patienceNanos) {
        late.add(guest.line.remove());
        unqueued(first);
        first = guest.line.peek();
      }
    }
    expired += late.size();
    return late;
  }

  synchronized int taken() {
    return taken;
  }

  synchronized int waiting() {
    return waiting;
  }

  /** How many were refused at once. */
  synchronized long refused() {
    return refused;
  }

  /** How many were refused after they had waited. */
  synchronized long expired() {
    return expired;
  }
}
