package dev.tidings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  @TempDir Path directory;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    server = new TestServer(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "apiserver_request_total{code=\"200\",group=\"\",resource=\"events\",scope=\"namespace\",verb=\"LIST\",version=\"v1\"} 0.0",
        "apiserver_longrunning_requests{group=\"events.k8s.io\",resource=\"events\",scope=\"namespace\",verb=\"WATCH\",version=\"v1\"} 0.0",
        "apiserver_request_duration_seconds_bucket{group=\"\",resource=\"events\",scope=\"namespace\",verb=\"POST\",version=\"v1\",le=\"0.005\"} 0",
        "tidings_store_revision{cluster=\"tidings\"} 1.0",
        "tidings_store_events{cluster=\"tidings\"} 0.0",
        "tidings_store_writes_total{cluster=\"tidings\"} 0.0",
        "tidings_store_writable{cluster=\"tidings\"} 1.0",
        "tidings_store_commit_duration_seconds_bucket{cluster=\"tidings\",le=\"0.001\"} 0",
        "tidings_store_sync_duration_seconds_bucket{cluster=\"tidings\",le=\"8.192\"} 0",
        "tidings_watch_lag_revisions{cluster=\"tidings\"} 0.0",
        "tidings_watches_expired_total{cluster=\"tidings\"} 0.0",
        "tidings_watches_slow 0.0",
        "tidings_watches 0.0",
        "tidings_events_unreadable_total 0.0",
        "tidings_answers_cut_total{reason=\"stalled\"} 0.0",
        "tidings_answers_cut_total{reason=\"broken\"} 0.0",
        "authorization_attempts_total{result=\"denied\"} 0.0",
        "jvm_threads_live_threads ",
      })
  void isThereBeforeAnythingHappens(String line) {
    assertThat(server.get("/metrics").body()).contains("\n" + line);
  }

  @Test
  void requestsAreCountedByVerbAndCode() {
    server.createEvent("m", "e1", "hello");
    server.get("/api/v1/namespaces/m/events/nope");

    assertThat(server.get("/metrics").body())
        .contains(
            "code=\"201\",group=\"\",resource=\"events\",scope=\"namespace\",verb=\"POST\",version=\"v1\"} 1.0")
        .contains(
            "code=\"404\",group=\"\",resource=\"events\",scope=\"resource\",verb=\"GET\",version=\"v1\"} 1.0");
  }

  @Test
  void methodsThatNobodyHasShareOneLabel() {
    server.send(
        server.request("/nope").method("FROB", java.net.http.HttpRequest.BodyPublishers.noBody()));

    assertThat(server.get("/metrics").body())
        .contains("verb=\"other\"")
        .doesNotContain("verb=\"FROB\"");
  }

  @Test
  void eventsAreCountedByWhatTheySay() {
    server.createEvent("m", "e1", "hello");
    server.createEvent("m", "e2", "hello");

    String line =
        "tidings_events_total{cluster=\"tidings\",component=\"test\",kind=\"Pod\",namespace=\"m\",reason=\"Tested\",type=\"Normal\"} 2.0";
    assertThat(untilItHas(line)).contains(line);
  }

  @Test
  void eachCommitIsTimedAndItsSyncWithIt() {
    server.createEvent("m", "e1", "hello");
    server.createEvent("m", "e2", "hello");

    assertThat(server.get("/metrics").body())
        .contains("\ntidings_store_commit_duration_seconds_count{cluster=\"tidings\"} 2")
        .contains("\ntidings_store_sync_duration_seconds_count{cluster=\"tidings\"} 2")
        .doesNotContain("tidings_store_sync_duration_seconds_sum{cluster=\"tidings\"} 0.0\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.4,*/*;q=0.1 | application/openmetrics-text; version=1.0.0; charset=utf-8
          text/plain;version=0.0.4;q=0.6,application/openmetrics-text;q=0.4 | text/plain; version=0.0.4; charset=utf-8
          */*              | text/plain; version=0.0.4; charset=utf-8
          application/json | text/plain; version=0.0.4; charset=utf-8
          """)
  void theFormatIsTheOneThatTheClientLikesBest(String accept, String type) {
    HttpResponse<String> figures = server.get("/metrics", "Accept", accept);

    assertThat(figures.headers().firstValue("Content-Type")).contains(type);
    assertThat(figures.body().endsWith("# EOF\n")).isEqualTo(type.contains("openmetrics"));
  }

  private String untilItHas(String line) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    String figures = "";
    while (!figures.contains(line) && System.nanoTime() < end) {
      figures = server.get("/metrics").body();
    }
    return figures;
  }
}
