package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashTableTest {
  @Test
  void itSumsUpLikeAMap() {
    var random = new Random(5);
    var table = new HashTable();
    var map = new HashMap<Long, Long>();
    for (int i = 0; i < 100_000; i++) {
      long hash = random.nextInt(20_000) * 0x9E3779B97F4A7C15L;
      long more = random.nextInt(1000);
      table.add(hash, more);
      map.merge(hash == 0 ? 1 : hash, more, Long::sum);
    }
    map.forEach((hash, sum) -> assertThat(table.sum(hash)).isEqualTo(sum));
    assertThat(table.sum(7)).isZero();
    assertThat(table.largest(50)).extracting(each -> each.sum()).isEqualTo(largest(map));
    table.clear();
    assertThat(table.largest(50)).isEmpty();
  }

  private static List<Long> largest(Map<Long, Long> map) {
    return map.values().stream().sorted(Comparator.reverseOrder()).limit(50).toList();
  }
}
