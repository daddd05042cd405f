package dev.tidings.recorder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map of bounded size that forgets what has not been looked at for longest. One thread at a time.
 */
final class LruCache<K, V> {
  private static final float LOAD_FACTOR = 0.75f;

  private final int capacity;
  private final Consumer<V> evicted;
  private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, LOAD_FACTOR, true);

  LruCache(int capacity) {
    this(capacity, value -> {});
  }

  LruCache(int capacity, Consumer<V> evicted) {
    this.capacity = capacity;
    this.evicted = evicted;
  }

  @Nullable V find(K key) {
    return entries.get(key);
  }

  void put(K key, V value) {
    entries.put(key, value);
    if (entries.size() > capacity) {
      Map.Entry<K, V> eldest = entries.entrySet().iterator().next();
      entries.remove(eldest.getKey());
      evicted.accept(eldest.getValue());
    }
  }

  void remove(K key) {
    entries.remove(key);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Everything that is there, the longest not looked at first; looking here does not count. */
  List<V> values() {
    return new ArrayList<>(entries.values());
  }
}
