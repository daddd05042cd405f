package dev.tidings.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.Change;
import dev.tidings.store.StoredEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedChangesTest {
  private static final int ROOM = 100_000;

  private final SharedChanges shared = new SharedChanges(ROOM);

  private static Change change(int revision, int bytes) {
    var key = new EventKey("ns", "e" + revision);
    var after = new StoredEvent(key, new byte[bytes], revision, revision, null);
    return new Change(revision, key, null, after);
  }

  @Test
  void aChangeIsOneForAllWhoComeByIt() {
    Change change = change(1, 100);

    assertThat(shared.of(change)).isSameAs(shared.of(change));
  }

  @Test
  void theChangesThatCameLastAreKept() {
    List<Change> changes = IntStream.range(0, 100).mapToObj(i -> change(i, 100)).toList();
    List<SeenChange> seen = changes.stream().map(shared::of).toList();

    assertThat(shared.of(changes.get(99))).isSameAs(seen.get(99));
    assertThat(shared.of(changes.get(0))).isNotSameAs(seen.get(0));
  }

  @Test
  void aChangeThatIsTooLargeIsNotKept() {
    Change large = change(1, ROOM);

    assertThat(shared.of(large)).isNotSameAs(shared.of(large));
  }
}
