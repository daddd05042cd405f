package dev.tidings.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeRecorderTest {
  private static final ObjectReference BACKUP =
      new ObjectReference("Backup", "shop", "nightly", "", "example.com/v1", "", "");

  @Test
  void eventsComeOutAsLines() {
    var fake = new FakeRecorder(10);
    fake.recorder().event(BACKUP, EventType.NORMAL, "Started", "backup {} started");
    fake.recorder().about(BACKUP).warning("Failed", "{} of {} files", 3, 7);

    assertThat(fake.events())
        .containsExactly("Normal Started backup {} started", "Warning Failed 3 of 7 files");
    assertThat(fake.events().poll()).isEqualTo("Normal Started backup {} started");
    assertThat(fake.events()).hasSize(1);
  }

  @Test
  void objectsAreSaidWhereThatIsAskedForAndAnnotationsWhereThereAreSome() {
    var fake = FakeRecorder.withObjects(10);
    fake.recorder().event(BACKUP, EventType.NORMAL, "Started", "now");
    fake.recorder()
        .annotatedEvent(BACKUP, Map.of("b", "2", "a", "1"), EventType.NORMAL, "Ended", "now");

    assertThat(fake.events())
        .containsExactly(
            "Normal Started now involvedObject{kind=Backup,apiVersion=example.com/v1}",
            "Normal Ended now involvedObject{kind=Backup,apiVersion=example.com/v1} map[a:1 b:2]");
  }

  @Test
  void linesThatThereIsNoRoomForAreCounted() {
    var fake = new FakeRecorder(2);
    for (int i = 0; i < 5; i++) {
      fake.recorder().event(BACKUP, EventType.NORMAL, "Started", "");
    }

    assertThat(fake.events()).hasSize(2);
    assertThat(fake.overflowed()).isEqualTo(3);
  }

  @Test
  void whatIsNoEventIsRefusedAsInEarnest() {
    var fake = new FakeRecorder(10);
    fake.recorder().event(null, EventType.NORMAL, "Started", "");
    fake.recorder().event(BACKUP, "Error", "Started", "");

    assertThat(fake.events()).isEmpty();
    assertThat(fake.accounts().dropped())
        .containsEntry(DropCause.INVALID_OBJECT, 1L)
        .containsEntry(DropCause.INVALID_TYPE, 1L);
  }

  @Test
  void severalThreadsMayRecord() throws InterruptedException {
    var fake = new FakeRecorder(10_000);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int event = 0; event < 500; event++) {
                  fake.recorder().event(BACKUP, EventType.NORMAL, "Started", "");
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(fake.events()).hasSize(2000);
    assertThat(fake.overflowed()).isZero();
  }
}
