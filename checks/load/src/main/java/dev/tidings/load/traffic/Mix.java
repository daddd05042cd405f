package dev.tidings.load.traffic;

import dev.tidings.load.wire.Request;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What a cluster's clients do together: 60 % creations, 35 % repeats of a recent event, 5 % lists
 * of a recent event's object.
 */
public final class Mix implements Script {
  private static final int CREATES = 60;
  private static final int PATCHES = 35;
  private static final int PERCENT = 100;
  private static final int MOST_REPEATS = 1 << 30;

  private final Churn events;
  private final SplittableRandom random = new SplittableRandom();
  private long created;
  private final Recent recent = new Recent(Duration.ofMinutes(10));

  public Mix(Population population) {
    this.events = new Churn(population);
  }

  @Override
  public Ask next() {
    int dice = random.nextInt(PERCENT);
    LoadedEvent known = recent.any();
    if (dice < CREATES || known == null) {
      LoadedEvent event = events.next();
      return new Ask(Kind.CREATE, event.create(), () -> remember(event));
    }
    return dice < CREATES + PATCHES
        ? new Ask(Kind.PATCH, known.repeat(random.nextInt(MOST_REPEATS)), Reading.NOTHING)
        : new Ask(Kind.LIST, Request.get(known.subject().ofObject()), Reading.NOTHING);
  }

  /** Events created so far, that is, acknowledged. */
  public long created() {
    return created;
  }

  private boolean remember(LoadedEvent event) {
    recent.add(event);
    created++;
    return true;
  }
}
