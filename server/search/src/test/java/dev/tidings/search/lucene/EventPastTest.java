package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.StoredEvent;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventPastTest {
  private static final int STATES = 12;

  @TempDir Path folder;
  private int pages;

  @Test
  void noPageIsReadBeforeAllOfTheOneBeforeHasBeenTaken() {
    try (var world = new World(folder, 18)) {
      EventStore store = world.store("tidings");
      world.repeat(store, "fat", STATES, 300_000);
      StoredEvent present = store.read(new EventKey("shop", "fat")).orElseThrow();
      EventPast past = EventPast.of(counted(store), present);
      var revisions = new ArrayList<Long>();
      while (past.hasNext()) {
        revisions.add(past.next().revision());
        assertThat(pages).isLessThanOrEqualTo(1 + revisions.size() / 3);
      }
      assertThat(revisions).hasSize(STATES).startsWith(present.revision());
      assertThat(revisions.reversed()).isSorted();
    }
  }

  private EventStore counted(EventStore store) {
    return (EventStore)
        Proxy.newProxyInstance(
            EventStore.class.getClassLoader(),
            new Class<?>[] {EventStore.class},
            (proxy, method, arguments) -> {
              pages++;
              return method.invoke(store, arguments);
            });
  }
}
