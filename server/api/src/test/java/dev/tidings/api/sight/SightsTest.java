package dev.tidings.api.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.GrantedRules;
import dev.tidings.api.query.Query;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.Scope;
import dev.tidings.search.query.EventQuery;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is asked of whom to find out of what somebody may be told. */
class SightsTest {
  private static final User JANE =
      new User("jane", "", List.of(SystemNames.AUTHENTICATED), Map.of());
  private static final HttpCall CALL =
      new HttpCall("GET", "/", Query.parse(""), "", "", null, "", "", "", JANE);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private RocksEventStore store;

  private final Places places = new Places();
  private final List<Decision> counted = new ArrayList<>();

  /**
   * Another server's decisions: of namespaces that begin with {@code mine}, and how many it made.
   */
  private static final class Distant implements Authorizer {
    private final Set<String> asked = new ConcurrentSkipListSet<>();
    private final boolean answers;

    Distant(boolean answers) {
      this.answers = answers;
    }

    @Override
    public CompletionStage<Decision> decide(User user, Access access) {
      String namespace = ((Access.OfResource) access).namespace();
      asked.add(namespace);
      Decision decision =
          namespace.startsWith("mine") ? new Decision.Allowed("") : new Decision.Refused("");
      return CompletableFuture.supplyAsync(
          () -> answers ? decision : new Decision.Failed("nobody answers"));
    }

    @Override
    public GrantedRules rules(User user, String namespace) {
      return new GrantedRules(List.of(), false, "");
    }

    @Override
    public Optional<Set<String>> namespaces(User user) {
      return Optional.empty();
    }

    @Override
    public boolean asksOthers() {
      return true;
    }
  }

  @BeforeEach
  void open() {
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void add(String cluster, Authorizer authorizer, Set<String> namespaces) {
    places.add(new Place(cluster, store, authorizer, () -> namespaces));
  }

  private Scope sight(String query) throws Exception {
    return sight(JANE, query);
  }

  private Scope sight(User user, String query) throws Exception {
    return new Sights(places, counted::add)
        .of(CALL.by(user), "list", EventQuery.parse(query), Runnable::run)
        .toCompletableFuture()
        .join();
  }

  private static Set<String> many() {
    return new TreeSet<>(IntStream.range(0, 2_000).mapToObj("n%04d"::formatted).toList());
  }

  @Test
  void anotherServerIsAskedOfSomeHundredNamespacesAtMost() throws Exception {
    var one = new Distant(true);
    var other = new Distant(true);
    add("one", one, many());
    add("other", other, many());

    Scope scope = sight("ns=mine-last reason=a");

    assertThat(one.asked).hasSize(Sights.MOST_ASKED / 2 + 1);
    assertThat(other.asked).hasSize(Sights.MOST_ASKED / 2 + 1);
    assertThat(scope.includes("one", "mine-last")).isTrue();
    assertThat(scope.includes("one", "n0000")).isFalse();
  }

  @Test
  void itIsNotAskedOfClustersThatAreNotMeant() throws Exception {
    var one = new Distant(true);
    var other = new Distant(true);
    add("one", one, many());
    add("other", other, many());

    Scope scope = sight("cluster=one ns=mine");

    assertThat(one.asked).hasSize(Sights.MOST_ASKED + 1);
    assertThat(other.asked).isEmpty();
    assertThat(scope.clusters()).containsOnlyKeys("one");
    sight("cluster!=one ns=mine");
    assertThat(other.asked).hasSize(Sights.MOST_ASKED + 1);
  }

  @Test
  void whoIsKnownToAnotherServerMayHaveRightsThatWereNotAskedFor() throws Exception {
    add("one", new Distant(true), Set.of("theirs"));

    assertThat(sight("")).isEqualTo(Scope.NOTHING);
    assertThat(counted).containsExactly(new Decision.Allowed(""));
    assertThatThrownBy(() -> sight(User.ANONYMOUS, ""))
        .cause()
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status().code()).isEqualTo(403));
    assertThat(counted).last().isEqualTo(new Decision.Refused(""));
  }

  @Test
  void aClusterOfWhichNothingMayBeToldIsNotNamed() throws Exception {
    add("one", new Distant(true), Set.of("mine"));
    add("other", new Distant(true), Set.of("theirs"));

    assertThat(sight("").clusters()).containsOnlyKeys("one");
  }

  @Test
  void whatCannotBeFoundOutIsRefused() {
    add("one", new Distant(false), Set.of("mine"));

    assertThatThrownBy(() -> sight(""))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.status().code()).isEqualTo(500);
              assertThat(refused.status().message()).contains("nobody answers");
            });
    assertThat(counted).singleElement().isInstanceOf(Decision.Failed.class);
  }

  @Test
  void whereEverythingIsAllowedNamespacesAreNotLookedFor() throws Exception {
    places.add(
        new Place(
            "one",
            store,
            Authorizer.ALLOW_ALL,
            () -> {
              throw new AssertionError("looked for");
            }));

    assertThat(sight("").includes("one", "anything")).isTrue();
  }
}
