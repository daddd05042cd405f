package dev.tidings.testkit;

import static dev.tidings.testkit.EventAssertions.assertThat;
import static dev.tidings.testkit.EventAssertions.assertThatEvents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.DropCause;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.MemorySink;
import dev.tidings.recorder.SimulatedScheduler;
import dev.tidings.recorder.SinkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The code of docs/guides/recorder-testing.md, which says nothing that is not here. */
class RecorderTestingGuideTest {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  record Puller(EventRecorder recorder) {
    void pull(Object pod, String image) {
      recorder.about(pod).warning("PullFailed", "cannot pull {}", image);
    }
  }

  @Nested
  @ExtendWith(TidingsExtension.class)
  class PullerTest {
    private final ObjectReference pod =
        new ObjectReference("Pod", "shop", "web-0", "8f5c", "v1", "", "");

    @Test
    void aFailedPullIsReported(EventRecorder recorder, TestEvents events) {
      var puller = new Puller(recorder);
      puller.pull(pod, "nginx:nosuch");
      puller.pull(pod, "nginx:nosuch");

      assertThat(events)
          .hasWarning("PullFailed")
          .about(pod)
          .withMessageContaining("nginx:nosuch")
          .times(2);
      assertThat(events).hasNoEvent("Pulled");
    }
  }

  @Nested
  @ExtendWith(TidingsExtension.class)
  class WithoutAServer {
    private final ObjectReference pod =
        new ObjectReference("Pod", "shop", "web-0", "8f5c", "v1", "", "");

    @Test
    void reportsSurviveAnOutage(TestEvents events, MemorySink sink, SimulatedScheduler time) {
      sink.down();
      new Puller(events.recorder()).pull(pod, "nginx:nosuch");
      time.advance(Duration.ofMinutes(3));
      assertThat(sink.events()).isEmpty();

      sink.up();
      time.advance(Duration.ofMinutes(1));
      assertThatEvents(sink.events()).hasWarning("PullFailed").times(1);
    }

    @Test
    void aReportThatIsRefusedForGoodIsCounted(TestEvents events, MemorySink sink) {
      sink.failing(SinkResult.Refused.of(422, "Invalid"));
      new Puller(events.recorder()).pull(pod, "nginx:nosuch");

      assertThat(events.stored()).isEmpty();
      assertThat(events.broadcaster().accounts().dropped(DropCause.REJECTED)).isEqualTo(1);
    }

    @Test
    void aFailedPullIsOneLine() {
      var fake = new FakeRecorder(10);
      new Puller(fake.recorder()).pull(pod, "nginx:nosuch");

      assertThat(fake.events()).containsExactly("Warning PullFailed cannot pull nginx:nosuch");
    }
  }

  @Test
  void theGuideShowsCodeThatIsCompiledAndRun() throws IOException {
    String guide = Files.readString(ROOT.resolve("docs/guides/recorder-testing.md"));
    String here =
        Files.readString(
            ROOT.resolve(
                "library/testkit/src/test/java/dev/tidings/testkit/RecorderTestingGuideTest.java"));
    List<String> blocks = CODE.matcher(guide).results().map(block -> block.group(1)).toList();

    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      assertThat(squeezed(here)).contains(squeezed(block));
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
