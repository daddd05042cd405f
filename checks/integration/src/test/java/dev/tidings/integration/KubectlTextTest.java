package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.integration.KubectlText.Mask;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may differ between two runs of kubectl is masked, and nothing else. */
class KubectlTextTest {
  private static final KubectlText TEXT =
      new KubectlText(List.of(), URI.create("http://127.0.0.1:7400"), Path.of("/tmp/home"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get http://127.0.0.1:7400/api | get <base>/api",
        "wrote /tmp/home/.kube | wrote <home>/.kube",
        "uid: 01234567-89ab-cdef-0123-456789abcdef | uid: <uid>",
        "resourceVersion: \"17\" | resourceVersion: \"<rv>\"",
        "creationTimestamp: \"2026-03-01T10:00:00Z\" | creationTimestamp: \"<time>\"",
        "lastTimestamp: \"2026-03-01T10:00:00Z\" | lastTimestamp: \"2026-03-01T10:00:00Z\"",
        "3m20s   Normal    Pulled | <age>  Normal  Pulled",
        "pod/web-5s | pod/web-5s",
        "count: 17 | count: 17"
      })
  void serverValuesBecomePlaceholders(String printed, String masked) {
    assertThat(TEXT.lines(printed)).containsExactly(masked);
  }

  @Test
  void linesOfTheClientsOwnLogAreDropped() {
    assertThat(TEXT.lines("I0301 10:00:00.000000 1 x.go:1] hello\nevent/a created\n"))
        .containsExactly("event/a created");
  }

  @Test
  void aTranscriptsMasksMayKeepPartsOfALine() {
    List<Mask> masks = List.of(Mask.recorded("^(---|\\+\\+\\+) .*", "\\1"));
    assertThat(new KubectlText(masks, TEXT.base(), TEXT.home()).lines("a\n+++ /tmp/x\n--- y"))
        .containsExactly("a", "+++", "---");
  }
}
