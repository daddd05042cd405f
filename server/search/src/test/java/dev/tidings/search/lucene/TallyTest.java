package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final int LIMIT = 50;

  private final Random random = new Random(6);

  /** What is added, pair by pair. */
  private long[] added(int times, int objects) {
    return IntStream.range(0, times)
        .mapToLong(i -> (1 + random.nextInt(objects)) * 0x9E3779B97F4A7C15L)
        .toArray();
  }

  private static long more(int number) {
    return 1 + (number * 31L) % 1000;
  }

  /** How many rounds it took. */
  private static int count(Tally tally, long[] added) {
    int rounds = 0;
    do {
      rounds++;
      for (int i = 0; i < added.length; i++) {
        if (tally.takes(added[i])) {
          tally.add(added[i], more(i));
        }
      }
    } while (tally.again());
    return rounds;
  }

  private static void agree(Tally tally, long[] added) {
    var sums = new HashMap<Long, Long>();
    for (int i = 0; i < added.length; i++) {
      sums.merge(added[i], more(i), Long::sum);
    }
    List<Long> wanted =
        sums.values().stream().sorted(Comparator.reverseOrder()).limit(LIMIT).toList();
    assertThat(tally.largest().stream().map(sums::get)).containsExactlyElementsOf(wanted);
  }

  @Test
  void itFindsTheLargestSums() {
    long[] added = added(100_000, 20_000);
    var tally = new Tally(16 << 20, LIMIT);
    assertThat(count(tally, added)).isOne();
    agree(tally, added);
  }

  @Test
  void thereIsRoomForAnyNumberOfTimesThatFewThingsHappen() {
    long[] added = added(1_000_000, 1_000);
    var tally = new Tally(Tally.SMALLEST_ROOM, LIMIT);
    assertThat(count(tally, added)).isOne();
    agree(tally, added);
  }

  @Test
  void whatThereIsNoRoomForIsCountedInFurtherRounds() {
    long[] added = added(600_000, 300_000);
    var tally = new Tally(Tally.SMALLEST_ROOM, LIMIT);
    assertThat(count(tally, added)).isBetween(5, 32);
    agree(tally, added);
  }

  @Test
  void hashesThatHardlyDifferNeedNoMoreRoomAndHardlyMoreRounds() {
    long lowBits = (1 << 20) - 1;
    long[] added =
        IntStream.range(0, 200_000)
            .mapToLong(i -> ((long) i << 20) | (i * 0x9E3779B1L & lowBits))
            .toArray();
    var tally = new Tally(Tally.SMALLEST_ROOM, LIMIT);
    assertThat(count(tally, added)).isBetween(5, 64);
    agree(tally, added);
  }

  @Test
  void everyHashIsInOneOfTheRanges() {
    List<HashRange> all =
        Stream.iterate(
                Optional.of(HashRange.ALL.half().half().half()),
                Optional::isPresent,
                range -> range.flatMap(HashRange::next))
            .flatMap(Optional::stream)
            .toList();
    assertThat(all).hasSize(4);
    random
        .longs(1_000)
        .forEach(hash -> assertThat(all.stream().filter(each -> each.contains(hash))).hasSize(1));
  }
}
