package dev.tidings.search.lucene;

import dev.tidings.store.EventStore;
import dev.tidings.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Stores whose reads fail or take long. */
final class FailingStore {
  private static final Set<String> READS = Set.of("list", "changes", "history");

  private FailingStore() {}

  /** What happens before a read. */
  @FunctionalInterface
  private interface Fault {
    void strike(int read) throws InterruptedException;
  }

  /**
   * @param every which read fails, counted from the last that has
   */
  static EventStore over(EventStore store, int every) {
    return struck(
        store,
        READS,
        read -> {
          if (read % every == 0) {
            throw new StoreException("the disk is busy");
          }
        });
  }

  /** A store of which no single event can be read. */
  static EventStore unreadable(EventStore store) {
    return struck(
        store,
        Set.of("read"),
        read -> {
          throw new StoreException("the disk is busy");
        });
  }

  /** The second read and all after it wait for something. */
  static EventStore slow(EventStore store, CountDownLatch more) {
    return struck(
        store,
        READS,
        read -> {
          if (read > 1) {
            more.await();
          }
        });
  }

  private static EventStore struck(EventStore store, Set<String> calls, Fault fault) {
    int[] reads = {0};
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (proxy, method, arguments) -> {
              if (calls.contains(method.getName())) {
                fault.strike(++reads[0]);
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
