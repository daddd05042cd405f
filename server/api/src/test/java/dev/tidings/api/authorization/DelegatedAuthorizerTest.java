package dev.tidings.api.authorization;

import static dev.tidings.api.authorization.PolicyText.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.authentication.User;
import dev.tidings.api.delegation.TestReviewer;
import dev.tidings.api.query.Query;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against an API server that is asked over HTTP. */
@Timeout(120)
class DelegatedAuthorizerTest {
  private static final User JANE =
      new User("jane", "7", List.of("dev", "ops"), Map.of("scopes", List.of("a", "b")));
  private static final Access LIST = events("list", "shop", "");
  private static final String YES = "{\"allowed\":true,\"reason\":\"since\"}";
  private static final String NO = "{\"allowed\":false,\"reason\":\"not today\"}";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2027-01-01T00:00:00Z");

  @TempDir Path directory;
  private TestReviewer reviewer;
  private DelegatedAuthorizer authorizer;

  @BeforeEach
  void open() throws IOException {
    reviewer = TestReviewer.start();
    authorizer =
        DelegatedAuthorizer.open(
            DelegationOptions.of(reviewer.kubeconfig(directory)), () -> now, registry);
  }

  @AfterEach
  void close() {
    authorizer.close();
    reviewer.close();
  }

  private CompletableFuture<Decision> asking(User user, Access access) {
    return authorizer.decide(user, access).toCompletableFuture();
  }

  private Decision decide(User user, Access access) {
    return asking(user, access).join();
  }

  private static Access request(String method, String path, String query) {
    return RequestAccess.of(method, path, Query.parse(query)).orElseThrow();
  }

  private double count(String result) {
    return registry.get("tidings.reviews").tag("result", result).counter().count();
  }

  @Test
  void theServerIsToldAllThatIsKnownAndItsWordCounts() {
    reviewer.says(YES);
    assertThat(
            decide(
                JANE,
                request(
                    "GET",
                    "/apis/events.k8s.io/v1/namespaces/shop/events",
                    "watch=1&fieldSelector=type!%3DNormal,metadata.name%3De"
                        + "&labelSelector=app%20in%20(a,b),!old,size%3E1,new")))
        .isEqualTo(new Decision.Allowed("since"));
    reviewer.says(NO);
    assertThat(decide(User.ANONYMOUS, request("GET", "/version", "")))
        .isEqualTo(new Decision.Refused("not today"));

    assertThat(reviewer.asked())
        .containsExactly(
            "Bearer 0wn {\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                + "\"spec\":{\"resourceAttributes\":{\"namespace\":\"shop\",\"verb\":\"watch\","
                + "\"group\":\"events.k8s.io\",\"version\":\"v1\",\"resource\":\"events\","
                + "\"name\":\"e\",\"fieldSelector\":{\"requirements\":["
                + "{\"key\":\"metadata.name\",\"operator\":\"In\",\"values\":[\"e\"]},"
                + "{\"key\":\"type\",\"operator\":\"NotIn\",\"values\":[\"Normal\"]}]},"
                + "\"labelSelector\":{\"requirements\":["
                + "{\"key\":\"app\",\"operator\":\"In\",\"values\":[\"a\",\"b\"]},"
                + "{\"key\":\"new\",\"operator\":\"Exists\"},"
                + "{\"key\":\"old\",\"operator\":\"DoesNotExist\"}]}},"
                + "\"user\":\"jane\",\"groups\":[\"dev\",\"ops\"],"
                + "\"extra\":{\"scopes\":[\"a\",\"b\"]},\"uid\":\"7\"}}",
            "Bearer 0wn {\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SubjectAccessReview\","
                + "\"spec\":{\"nonResourceAttributes\":{\"path\":\"/version\",\"verb\":\"get\"},"
                + "\"user\":\"system:anonymous\",\"groups\":[\"system:unauthenticated\"]}}");
  }

  @Test
  void aYesCountsForFiveMinutesAndANoForHalfAMinute() {
    reviewer.says(YES);
    decide(JANE, LIST);
    reviewer.says(NO);
    now = now.plusSeconds(299);
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Allowed.class);
    now = now.plusSeconds(1);
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Refused.class);
    reviewer.says(YES);
    now = now.plusSeconds(29);
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Refused.class);
    now = now.plusSeconds(1);
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Allowed.class);

    assertThat(count("answered")).isEqualTo(3);
  }

  /** Each differs from the first in one thing. */
  @Test
  void nothingThatADecisionMayDependOnIsLeftOutOfWhatIsRemembered() {
    reviewer.says(YES);
    String events = "/api/v1/namespaces/shop/events";
    List<Access> wanted =
        List.of(
            LIST,
            events("watch", "shop", ""),
            events("list", "sho", ""),
            events("list", "shop", "p"),
            request("GET", "/api/v2/namespaces/shop/events", ""),
            request("GET", "/apis/g/v1/namespaces/shop/events", ""),
            request("GET", "/api/v1/namespaces/shop/event", ""),
            request("GET", events, "fieldSelector=type%3Dx"),
            request("GET", events, "fieldSelector=type!%3Dx"),
            request("GET", events, "labelSelector=type%3Dx"),
            request("GET", "/list", ""),
            request("POST", "/list", ""));
    List<User> users =
        List.of(
            new User("jane", "7", List.of(), Map.of()),
            new User("jane", "8", List.of(), Map.of()),
            new User("jan", "7", List.of(), Map.of()),
            new User("jane", "7", List.of("e"), Map.of()),
            new User("jane", "7", List.of("e", "f"), Map.of()),
            new User("jane", "7", List.of("e,f"), Map.of()),
            new User("jane", "7", List.of(), Map.of("k", List.of("v"))),
            new User("jane", "7", List.of(), Map.of("k", List.of("w"))));

    wanted.forEach(access -> decide(JANE, access));
    users.forEach(user -> decide(user, LIST));
    wanted.forEach(access -> decide(JANE, access));
    users.forEach(user -> decide(user, LIST));

    assertThat(reviewer.asked()).hasSize(wanted.size() + users.size());
  }

  @Test
  void manyWhoWantToKnowTheSameAreOneQuestion() {
    reviewer.says(YES);
    reviewer.hold();
    List<CompletableFuture<Decision>> asking =
        IntStream.range(0, 50).mapToObj(i -> asking(JANE, LIST)).toList();
    assertThat(asking).noneMatch(CompletableFuture::isDone);
    reviewer.letGo();

    assertThat(asking).allMatch(one -> one.join() instanceof Decision.Allowed);
    assertThat(reviewer.asked()).hasSize(1);
  }

  @Test
  void whatCannotBeFoundOutIsNotAllowedAndNotRemembered() {
    reviewer.says("[");
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Failed.class);
    reviewer.says("{\"allowed\":true,\"denied\":true}");
    assertThat(decide(JANE, LIST))
        .isEqualTo(
            new Decision.Failed(
                "webhook subject access review returned both allow and deny response"));
    reviewer.says("{\"allowed\":\"yes\"}");
    assertThat(decide(JANE, events("get", "", ""))).isInstanceOf(Decision.Refused.class);
    reviewer.says(YES);
    assertThat(decide(JANE, LIST)).isInstanceOf(Decision.Allowed.class);
    assertThat(count("failed")).isEqualTo(1);
  }

  @Test
  void healthIsToldWithoutAsking() {
    for (String path : List.of("/healthz", "/readyz", "/livez")) {
      assertThat(decide(User.ANONYMOUS, new Access.OfPath("get", path)))
          .isInstanceOf(Decision.Allowed.class);
    }
    assertThat(reviewer.asked()).isEmpty();
  }

  @Test
  void aKubeconfigThatCannotBeUsedIsSaidAtTheStart() {
    var options = DelegationOptions.of(directory.resolve("none"));

    assertThatThrownBy(() -> DelegatedAuthorizer.open(options, () -> now, registry))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("none");
  }
}
