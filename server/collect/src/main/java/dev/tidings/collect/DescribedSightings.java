package dev.tidings.collect;

import dev.tidings.collect.objects.Describer;
import java.io.IOException;
import java.util.Optional;

/** Has what is seen described before it is kept. */
final class DescribedSightings implements Sightings {
  private final Describer describer;
  private final Sightings kept;

  /** Closes both in the end. */
  DescribedSightings(Describer describer, Sightings kept) {
    this.describer = describer;
    this.kept = kept;
  }

  @Override
  public Optional<Reached> reached() {
    return kept.reached();
  }

  @Override
  public Taken take(Batch batch) throws IOException, InterruptedException {
    return kept.take(batch.withEvents(describer.describe(batch.events())));
  }

  @Override
  public void close() throws IOException {
    try (describer) {
      kept.close();
    }
  }
}
