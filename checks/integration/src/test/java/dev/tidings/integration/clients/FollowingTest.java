package dev.tidings.integration.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.ApiGroup;
import dev.tidings.integration.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What follows events in other people's clients loses none: not while the server is there, and not
 * when it has been away and no longer has the history of that time.
 *
 * <p>All of them live through the same story, which is played once; each test asks each of them.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowingTest {
  private static final String NAMESPACE = "followed";
  private static final String CLIENT_GO = "go-clients";

  private static final List<String> AT_FIRST = List.of("a=1", "b=1", "c=1", "d=1", "e=1");
  private static final List<String> THEN = List.of("a=2", "c=1", "d=1", "e=1", "f=1");
  private static final List<String> AT_LAST = List.of("a=2", "c=2", "e=1", "f=1", "g=1");

  private final LockedServer server;
  private final List<Follower> followers = new ArrayList<>();

  /** How many requests had been made when the server was there again. */
  private int before;

  FollowingTest(LockedServer server) {
    this.server = server;
  }

  /**
   * A client that follows, and what it knew each time when it was asked.
   *
   * @param agent how it begins to call itself
   */
  record Follower(
      String agent, ApiGroup group, EventClient client, Told told, List<List<String>> known) {
    boolean asked(JsonNode request) {
      JsonNode object = request.path("objectRef");
      return request.path("userAgent").asString("").startsWith(agent)
          && object.path("apiGroup").asString("").equals(group.group())
          && object.path("namespace").asString("").equals(NAMESPACE);
    }

    void ask(List<String> expected) throws Exception {
      known.add(Patience.look(told::known, expected::equals));
    }

    @Override
    public String toString() {
      return agent + ", " + group;
    }
  }

  @BeforeAll
  void playTheStory() throws Exception {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      server.create(NAMESPACE, name, "1");
    }
    try (Relay relay = Relay.to(server.uri())) {
      startFollowers(relay);
      askAll(AT_FIRST);
      server.patch(NAMESPACE, "a", "2");
      server.delete(NAMESPACE, "b");
      server.create(NAMESPACE, "f", "1");
      askAll(THEN);
      goAwayAndForget(relay);
      askAll(AT_LAST);
    }
  }

  private void startFollowers(Relay relay) throws Exception {
    Optional<GoProgram> go = GoProgram.build("an informer of client-go");
    for (ApiGroup group : ApiGroup.values()) {
      follow("fabric8", group, Fabric8Events.to(server, relay.uri(), group, NAMESPACE));
      follow(
          "Kubernetes Java Client",
          group,
          ClientJavaEvents.to(server, relay.uri(), group, NAMESPACE));
      if (go.isPresent()) {
        follow(CLIENT_GO, group, go.get().events(server, relay.uri(), group, NAMESPACE));
      }
    }
  }

  private void follow(String agent, ApiGroup group, EventClient client) throws Exception {
    var told = new Told();
    followers.add(new Follower(agent, group, client, told, new ArrayList<>()));
    client.follow(told);
  }

  private void askAll(List<String> expected) throws Exception {
    for (Follower follower : followers) {
      follower.ask(expected);
    }
  }

  /** Watches end as they should, and what happens before they begin again is not in the history. */
  private void goAwayAndForget(Relay relay) throws Exception {
    relay.shut();
    server.stop();
    server.startAgain();
    server.patch(NAMESPACE, "c", "2");
    server.delete(NAMESPACE, "d");
    server.create(NAMESPACE, "g", "1");
    server.compact();
    before = server.audited().size();
    relay.open(server.uri());
  }

  @AfterAll
  void close() throws Exception {
    for (Follower follower : followers) {
      follower.client().close();
    }
  }

  @ParameterizedTest
  @FieldSource("followers")
  void whatIsThereIsListed(Follower follower) {
    assertThat(follower.known().get(0)).isEqualTo(AT_FIRST);
  }

  @ParameterizedTest
  @FieldSource("followers")
  void whatHappensIsWatched(Follower follower) {
    assertThat(follower.known().get(1)).isEqualTo(THEN);
  }

  /** Who watches from where it was, and is not told that this is gone, does not list. */
  @ParameterizedTest
  @MethodSource("listingFollowers")
  void aWatchThatCannotGoOnIsGivenUpForAList(Follower follower) throws Exception {
    List<String> verbs = Patience.look(() -> verbs(follower), asked -> asked.contains("list"));

    assertThat(verbs).containsSubsequence("watch", "list");
  }

  /** client-go has itself sent everything at the beginning of a new watch, and need not list. */
  private Stream<Follower> listingFollowers() {
    return followers.stream().filter(follower -> !follower.agent().equals(CLIENT_GO));
  }

  private List<String> verbs(Follower follower) throws IOException {
    return server.audited().stream()
        .skip(before)
        .filter(follower::asked)
        .map(request -> request.path("verb").asString())
        .toList();
  }

  @ParameterizedTest
  @FieldSource("followers")
  void whatWasMissedIsListedAnew(Follower follower) {
    assertThat(follower.known().get(2)).isEqualTo(AT_LAST);
  }
}
