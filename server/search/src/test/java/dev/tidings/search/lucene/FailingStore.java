package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store whose reads fail every now and then. */
final class FailingStore {
  private static final Set<String> READS = Set.of("list", "changes", "history");

  private FailingStore() {}

  /**
   * @param every which read fails, counted from the last that has
   */
  static EventStore over(EventStore store, int every) {
    int[] reads = {0};
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (proxy, method, arguments) -> {
              if (READS.contains(method.getName()) && ++reads[0] % every == 0) {
                throw new StoreException("the disk is busy");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
