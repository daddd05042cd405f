package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.EventSeries;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.EventChange;
import dev.tidings.recorder.ObjectReferences;
import dev.tidings.recorder.SinkResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerSinkTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  private static final Instant SECONDS = Instant.parse("2026-03-01T10:00:00Z");
  private static final Event EVENT =
      Event.builder()
          .metadata(ObjectMeta.builder().namespace("shop").name("web.1").build())
          .involvedObject(new ObjectReference("Pod", "shop", "web", "", "v1", "", ""))
          .reason("Pulled")
          .message("<pulled>")
          .type("Normal")
          .action("Pull")
          .reportingController("example.com/puller")
          .reportingInstance("node-1")
          .build();
  private static final Event CORE_EVENT =
      EVENT.toBuilder().firstTimestamp(SECONDS).lastTimestamp(SECONDS).count(1).build();
  private static final String STORED =
      """
      {"kind":"Event","apiVersion":"v1","metadata":{"name":"web.1","namespace":"shop",
       "resourceVersion":"7"},"involvedObject":{"kind":"Pod"},"reason":"Pulled","count":14}""";

  private final ScriptedTransport server = new ScriptedTransport();

  private ApiServerSink sink(GroupChoice group) {
    return new ApiServerSink(
        server,
        ObjectReferences.NONE,
        ApiSinkOptions.DEFAULT.withGroup(group),
        () -> Instant.parse("2026-03-01T10:00:00Z"));
  }

  @Test
  void aNewEventIsPostedToItsNamespace() {
    server.answers(201, STORED);

    SinkResult result = sink(GroupChoice.CORE).create(CORE_EVENT);

    assertThat(server.onlyRequest())
        .isEqualTo(
            "POST /api/v1/namespaces/shop/events (application/json): "
                + "{\"kind\":\"Event\",\"apiVersion\":\"v1\","
                + "\"metadata\":{\"name\":\"web.1\",\"namespace\":\"shop\"},"
                + "\"involvedObject\":{\"kind\":\"Pod\",\"namespace\":\"shop\",\"name\":\"web\","
                + "\"apiVersion\":\"v1\"},"
                + "\"reason\":\"Pulled\",\"message\":\"\\u003cpulled\\u003e\",\"source\":{},"
                + "\"firstTimestamp\":\"2026-03-01T10:00:00Z\","
                + "\"lastTimestamp\":\"2026-03-01T10:00:00Z\",\"count\":1,\"type\":\"Normal\","
                + "\"eventTime\":null,\"action\":\"Pull\","
                + "\"reportingComponent\":\"example.com/puller\","
                + "\"reportingInstance\":\"node-1\"}");
    assertThat(((SinkResult.Stored) result).event().metadata().resourceVersion()).isEqualTo("7");
  }

  @Test
  void inTheOtherGroupItHasTheFieldsOfThatGroup() {
    server.answers(201, STORED);

    sink(GroupChoice.EVENTS).create(EVENT.toBuilder().eventTime(NOW).build());

    assertThat(server.onlyRequest())
        .startsWith("POST /apis/events.k8s.io/v1/namespaces/shop/events (application/json): ")
        .contains("\"apiVersion\":\"events.k8s.io/v1\"")
        .contains("\"eventTime\":\"2026-03-01T10:00:00.123456Z\"")
        .contains("\"reportingController\":\"example.com/puller\"")
        .contains("\"regarding\":{\"kind\":\"Pod\"")
        .contains("\"note\":");
  }

  @Test
  void aCountIsPatchedWithItsFieldsAndNoOther() {
    server.answers(200, STORED);

    sink(GroupChoice.CORE).patch(EVENT, new EventChange.Count(14, SECONDS, "again"));

    assertThat(server.onlyRequest())
        .isEqualTo(
            "PATCH /api/v1/namespaces/shop/events/web.1"
                + " (application/strategic-merge-patch+json): "
                + "{\"count\":14,\"lastTimestamp\":\"2026-03-01T10:00:00Z\",\"message\":\"again\"}");
  }

  @Test
  void anEmptyMessageIsLeftOutOfAPatchAndNoTimeIsNull() {
    server.answers(200, STORED);

    sink(GroupChoice.CORE).patch(EVENT, new EventChange.Count(2, null, ""));

    assertThat(server.onlyRequest()).endsWith(": {\"count\":2,\"lastTimestamp\":null}");
  }

  @Test
  void aSeriesIsPatchedInMicroseconds() {
    server.answers(200, STORED);

    sink(GroupChoice.EVENTS).patch(EVENT, new EventChange.Series(new EventSeries(2, NOW)));

    assertThat(server.onlyRequest())
        .isEqualTo(
            "PATCH /apis/events.k8s.io/v1/namespaces/shop/events/web.1"
                + " (application/strategic-merge-patch+json): "
                + "{\"series\":{\"count\":2,"
                + "\"lastObservedTime\":\"2026-03-01T10:00:00.123456Z\"}}");
  }

  @Test
  void anEventIsReadByItsKey() {
    server.answers(200, STORED);

    SinkResult result = sink(GroupChoice.CORE).read(new EventKey("shop", "web.1"));

    assertThat(server.onlyRequest()).isEqualTo("GET /api/v1/namespaces/shop/events/web.1 (): ");
    assertThat(((SinkResult.Stored) result).event().count()).isEqualTo(14);
  }

  @Test
  void namesAreEscaped() {
    server.answers(200, STORED);

    sink(GroupChoice.CORE).read(new EventKey("shop", "a b?c"));

    assertThat(server.onlyRequest()).isEqualTo("GET /api/v1/namespaces/shop/events/a%20b%3Fc (): ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a%2Fb"})
  void whatIsNoNameIsNotSent(String name) {
    assertThat(sink(GroupChoice.CORE).read(new EventKey("shop", name)))
        .isInstanceOf(SinkResult.NotSent.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aRefusalSaysWhatTheStatusSays() {
    server.answers(
        403,
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Forbidden","code":403,
         "message":"namespace shop is being terminated",
         "details":{"causes":[{"reason":"NamespaceTerminating"}],"retryAfterSeconds":3}}""");

    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(
            new SinkResult.Refused(
                403,
                "Forbidden",
                "namespace shop is being terminated",
                Set.of("NamespaceTerminating"),
                Duration.ofSeconds(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"120", "Sun, 1 Mar 2026 10:02:00 GMT", "Sun, 01 Mar 2026 10:02:00 GMT"})
  void aServerAsksToBeLeftAloneForSomeSecondsOrUntilADate(String header) {
    server.answers(
        new ApiAnswer.Received(429, header, "Too many requests, later.\n".getBytes(UTF_8)));

    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(
            new SinkResult.Refused(
                429, "", "Too many requests, later.", Set.of(), Duration.ofMinutes(2)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "Sun, 1 Mar 2026 09:00:00 GMT", "99999999999999999999"})
  void whatIsNoTimeToWaitIsNone(String header) {
    server.answers(new ApiAnswer.Received(503, header, new byte[0]));

    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(new SinkResult.Refused(503, "", "code 503", Set.of(), Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "<html>hello</html>", "{\"kind\":\"Status\"}", "[1]"})
  void aSuccessThatIsNoEventIsNoAnswer(String body) {
    server.answers(200, body);

    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isInstanceOf(SinkResult.Unreachable.class);
  }

  @Test
  void whatTheTransportSaysIsPassedOn() {
    server
        .answers(new ApiAnswer.NoAnswer("connection refused"))
        .answers(new ApiAnswer.NotSent("no such request"))
        .answers(new ApiAnswer.Closed("the client is closed"));

    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(new SinkResult.Unreachable("connection refused"));
    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(new SinkResult.NotSent("no such request"));
    assertThat(sink(GroupChoice.CORE).create(CORE_EVENT))
        .isEqualTo(new SinkResult.Closed("the client is closed"));
  }

  @Test
  void autoAsksOnceWhetherTheServerHasTheGroup() {
    server
        .answers(200, "{\"kind\":\"APIResourceList\",\"resources\":[{\"name\":\"events\"}]}")
        .answers(201, STORED)
        .answers(201, STORED);
    ApiServerSink sink = sink(GroupChoice.AUTO);

    sink.create(EVENT);
    sink.create(EVENT);

    assertThat(sink.group()).isEqualTo(ApiGroup.EVENTS);
    assertThat(server.requests())
        .extracting(ApiRequest::path)
        .containsExactly(
            "/apis/events.k8s.io/v1",
            "/apis/events.k8s.io/v1/namespaces/shop/events",
            "/apis/events.k8s.io/v1/namespaces/shop/events");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403, 404, 500})
  void autoIsCoreWhenTheServerDoesNotSayThatItHasTheGroup(int code) {
    server.answers(code, "{\"kind\":\"APIResourceList\",\"resources\":[]}");

    assertThat(sink(GroupChoice.AUTO).group()).isEqualTo(ApiGroup.CORE);
  }

  @Test
  void autoStaysCoreWhenTheTransportThrowsOnce() {
    server.throwing(new IllegalStateException("not now"));
    ApiServerSink sink = sink(GroupChoice.AUTO);

    assertThat(sink.group()).isEqualTo(ApiGroup.CORE);
    assertThat(sink.group()).isEqualTo(ApiGroup.CORE);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void autoIsCoreWhenTheServerDoesNotAnswer() {
    server.answers(new ApiAnswer.NoAnswer("connection refused"));

    assertThat(sink(GroupChoice.AUTO).group()).isEqualTo(ApiGroup.CORE);
  }
}
