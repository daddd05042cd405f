package dev.tidings.store.kit;

import dev.tidings.event.EventKey;
import dev.tidings.store.Selection;
import dev.tidings.store.Term;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes up histories: few keys and few objects, so that steps meet; names that order differently as
 * namespaces and as paths; the same seed gives the same history.
 */
final class RandomHistory {
  private static final List<String> NAMESPACES = List.of("a", "a-b", "b");
  private static final List<String> NAMES = List.of("x", "x.1", "y", "ÿ");
  private static final List<String> OBJECTS = List.of("", "o1", "o2", "o1\0a");
  private static final List<Term.Kind> KINDS = List.of(Term.Kind.values());

  private final SplittableRandom random;

  private RandomHistory(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static List<Step> of(long seed, int steps) {
    var history = new RandomHistory(seed);
    return Stream.generate(history::step).limit(steps).toList();
  }

  private Step step() {
    int kind = random.nextInt(100);
    if (kind < 45) {
      return new Step.Writes(several(6, this::asked));
    }
    if (kind < 50) {
      return new Step.RemoveTogether(several(5, this::key));
    }
    if (kind < 58) {
      return new Step.ReadHistory(key(), random.nextInt(-10, 25), size());
    }
    if (kind < 75) {
      return new Step.ListInPages(
          selection(), random.nextInt(-1, 25), random.nextBoolean() ? key() : null, size());
    }
    if (kind < 85) {
      return new Step.FollowChanges(random.nextInt(-1, 25), size());
    }
    if (kind < 95) {
      return new Step.Passing(Duration.ofSeconds(random.nextInt(400)));
    }
    return kind < 97 ? new Step.Compact() : new Step.Reopen();
  }

  private int size() {
    return random.nextInt(1, 8);
  }

  private <T> List<T> several(int most, Supplier<T> one) {
    return IntStream.range(0, random.nextInt(1, most)).mapToObj(i -> one.get()).toList();
  }

  private Step.Asked asked() {
    int due = random.nextInt(3) == 0 ? 0 : random.nextInt(-5, 900);
    int stale = random.nextInt(8) == 0 ? 1 : 0;
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Step.Asked(key(), value(), null, due);
      case 2, 3 -> new Step.Asked(key(), value(), stale, due);
      default -> new Step.Asked(key(), null, stale, 0);
    };
  }

  private String value() {
    String text = Integer.toString(random.nextInt(1000));
    return random.nextInt(20) == 0
        ? "unreadable"
        : String.join("|", object(), object(), text, object(), object(), object());
  }

  private Selection selection() {
    return switch (random.nextInt(6)) {
      case 0 -> new Selection.Everything();
      case 1 -> new Selection.InNamespace(one(NAMESPACES));
      case 2 -> new Selection.Single(key());
      default -> new Selection.Having(new Term(one(KINDS), object()), namespaceOrAll());
    };
  }

  private @Nullable String namespaceOrAll() {
    return random.nextBoolean() ? one(NAMESPACES) : null;
  }

  private EventKey key() {
    return new EventKey(one(NAMESPACES), one(NAMES));
  }

  private String object() {
    return one(OBJECTS);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
