package dev.tidings.recorder;

import dev.tidings.recorder.Correlation.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All writes that wait, by key.
 *
 * <p>Invariant: a lane is here as long as it has a write, and among the ready ones exactly while it
 * is READY. Guarded by the delivery's lock.
 */
final class Lanes {
  private final DeliveryOptions options;
  private final Map<Object, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private int waiting;

  Lanes(DeliveryOptions options) {
    this.options = options;
  }

  boolean hasRoom() {
    return waiting < options.waiting();
  }

  /** Lets a repeat be written with what waits already, or queues it. */
  void add(Write write, Offer offer) {
    Lane lane = lane(write);
    if (!options.coalesce() || !lane.absorbs(write, offer)) {
      add(lane, new PendingWrite(write, offer));
    }
  }

  /** Queues a write that comes from no event. */
  void addOwn(Write write) {
    add(lane(write), new PendingWrite(write, null));
  }

  private Lane lane(Write write) {
    return lanes.computeIfAbsent(write.key(), Lane::new);
  }

  private void add(Lane lane, PendingWrite write) {
    lane.writes().add(write);
    waiting++;
    if (lane.state() == Lane.State.IDLE) {
      makeReady(lane);
    }
  }

  private void makeReady(Lane lane) {
    lane.become(Lane.State.READY);
    ready.add(lane);
  }

  int ready() {
    return ready.size();
  }

  /** The next lane whose first write is to be sent, or null. */
  @Nullable Lane next() {
    Lane lane = ready.poll();
    if (lane != null) {
      lane.become(Lane.State.SENDING);
    }
    return lane;
  }

  /** The first write of the lane is to be tried again, later. */
  void rest(Lane lane) {
    lane.become(Lane.State.RESTING);
  }

  /** Later has come. */
  void wake(Lane lane) {
    if (lane.state() == Lane.State.RESTING) {
      makeReady(lane);
    }
  }

  /** The first write of the lane is settled. */
  void settled(Lane lane) {
    lane.writes().removeFirst();
    waiting--;
    if (lane.writes().isEmpty()) {
      lanes.remove(lane.key());
    } else {
      makeReady(lane);
    }
  }

  /** Everything that waits or is being sent; nothing is here any more. */
  List<PendingWrite> clear() {
    List<PendingWrite> all = new ArrayList<>();
    lanes.values().forEach(lane -> all.addAll(lane.writes()));
    lanes.clear();
    ready.clear();
    waiting = 0;
    return all;
  }
}
