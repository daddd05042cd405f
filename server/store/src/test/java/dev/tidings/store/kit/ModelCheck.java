package dev.tidings.store.kit;

import dev.tidings.store.Past;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays random histories to a store and to the model of a correct one. The first difference ends
 * it, with the seed and the fewest steps that still show one.
 */
public final class ModelCheck {
  /** How many histories are played: {@code -Dtidings.seeds=N}. */
  public static final int SEEDS = Integer.getInteger("tidings.seeds", 40);

  private static final int STEPS = 60;

  private final StoreOpener opener;
  private final Path scratch;
  private final Past past;
  private int played;

  /** A check of stores that keep what is recent. */
  public ModelCheck(StoreOpener opener, Path scratch) {
    this(opener, scratch, Past.RECENT);
  }

  public ModelCheck(StoreOpener opener, Path scratch, Past past) {
    this.opener = opener;
    this.scratch = scratch;
    this.past = past;
  }

  /** A history that shows a difference. */
  public record Failure(long seed, List<String> steps, AssertionError difference) {
    @Override
    public String toString() {
      return "seed %d, %d steps are enough:%n%s%nthen %s"
          .formatted(
              seed,
              steps.size(),
              steps.stream().map(step -> "  " + step).collect(Collectors.joining("\n")),
              difference.getMessage());
    }
  }

  /** Plays the histories of so many seeds from a first one; empty when there was no difference. */
  public Optional<Failure> run(long firstSeed, int seeds) {
    for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
      List<Step> history = RandomHistory.of(seed, STEPS);
      if (difference(history).isPresent()) {
        List<Step> fewest = shrink(history);
        AssertionError difference = difference(fewest).orElseThrow();
        return Optional.of(
            new Failure(seed, fewest.stream().map(Step::toString).toList(), difference));
      }
    }
    return Optional.empty();
  }

  private Optional<AssertionError> difference(List<Step> history) {
    var clock = new MovingClock();
    var settings = StoreOpener.Settings.of(newDirectory(), clock).withPast(past);
    try (var duel = new Duel(opener, settings, clock)) {
      history.forEach(duel::play);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(new AssertionError("the store failed: " + e, e));
    }
  }

  /** Makes a history smaller in every way, as long as what is left still shows a difference. */
  private List<Step> shrink(List<Step> history) {
    List<Step> fewest = history;
    List<Step> before;
    do {
      before = fewest;
      fewest = shrinkWithin(dropSteps(fewest));
    } while (!fewest.equals(before));
    return fewest;
  }

  /** Leaves out runs of steps, then single ones. */
  private List<Step> dropSteps(List<Step> history) {
    List<Step> fewest = history;
    for (int size = Math.max(1, history.size() / 2); size > 0; size /= 2) {
      for (int from = 0; from < fewest.size(); ) {
        var fewer = new ArrayList<>(fewest);
        fewer.subList(from, Math.min(from + size, fewer.size())).clear();
        if (difference(fewer).isPresent()) {
          fewest = fewer;
        } else {
          from += size;
        }
      }
    }
    return fewest;
  }

  /** Leaves out parts of steps. */
  private List<Step> shrinkWithin(List<Step> history) {
    var fewest = new ArrayList<>(history);
    for (int i = 0; i < fewest.size(); ) {
      i += replaced(fewest, i) ? 0 : 1;
    }
    return fewest;
  }

  private boolean replaced(List<Step> history, int place) {
    Step whole = history.get(place);
    for (Step smaller : whole.smaller()) {
      history.set(place, smaller);
      if (difference(history).isPresent()) {
        return true;
      }
    }
    history.set(place, whole);
    return false;
  }

  private Path newDirectory() {
    try {
      return Files.createDirectories(scratch.resolve("played-" + played++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
