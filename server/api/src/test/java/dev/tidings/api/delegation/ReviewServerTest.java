package dev.tidings.api.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ReviewServerTest {
  @TempDir Path directory;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TestReviewer reviewer;
  private ReviewServer server;

  @BeforeEach
  void open() throws IOException {
    reviewer = TestReviewer.start();
    server =
        ReviewServer.open(
            reviewer.kubeconfig(directory),
            new ReviewServer.Kind("g/v1", "reviews", "Review"),
            registry);
  }

  @AfterEach
  void close() {
    server.close();
    reviewer.close();
  }

  @Test
  void whatComesWhenTooManyWaitStaysWithoutAnAnswer() {
    reviewer.hold();
    reviewer.says("{}");
    List<CompletableFuture<Optional<JsonNode>>> waiting = new ArrayList<>();
    for (int i = 0; i < ReviewServer.AT_ONCE + ReviewServer.WAITING; i++) {
      waiting.add(review());
    }

    assertThat(review()).isCompletedWithValue(Optional.empty());
    assertThat(counted("refused")).isEqualTo(1);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
  }

  @Test
  void whatWaitsWhenTheServerIsClosedStaysWithoutAnAnswer() {
    reviewer.hold();
    List<CompletableFuture<Optional<JsonNode>>> waiting = new ArrayList<>();
    for (int i = 0; i < ReviewServer.AT_ONCE + 1; i++) {
      waiting.add(review());
    }
    server.close();

    assertThat(waiting).allSatisfy(one -> assertThat(one.join()).isEmpty());
    assertThat(review().join()).isEmpty();
  }

  @Test
  void anAnswerThatIsNoJsonIsNone() {
    reviewer.says("<html>");

    assertThat(review().join()).isEmpty();
    assertThat(counted("failed")).isEqualTo(1);
    assertThat(counted("answered")).isZero();
  }

  @Test
  void ofManyFailuresTheFirstIsSaidAndAllAreCounted() {
    var log = (Logger) LoggerFactory.getLogger(Outcomes.class);
    var said = new ListAppender<ILoggingEvent>();
    said.start();
    log.addAppender(said);
    reviewer.says("<html>");
    for (int i = 0; i < 3; i++) {
      assertThat(review().join()).isEmpty();
    }
    log.detachAppender(said);

    assertThat(said.list).hasSize(1);
    assertThat(counted("failed")).isEqualTo(3);
  }

  private double counted(String result) {
    return registry.get("tidings.reviews").tag("result", result).counter().count();
  }

  private CompletableFuture<Optional<JsonNode>> review() {
    return server.review(JsonMapper.shared().createObjectNode()).toCompletableFuture();
  }
}
