package dev.tidings.api.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.Authorizer;
import dev.tidings.api.authorization.Decision;
import dev.tidings.api.authorization.GrantedRules;
import dev.tidings.api.query.Query;
import dev.tidings.api.read.Ids;
import dev.tidings.api.read.StoredTerms;
import dev.tidings.api.sight.Place;
import dev.tidings.api.sight.Places;
import dev.tidings.api.sight.Sights;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.codec.StoredForm;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.search.Scope.Namespaces;
import dev.tidings.search.query.EventQuery;
import dev.tidings.store.Write;
import dev.tidings.store.rocksdb.RocksEventStore;
import dev.tidings.store.rocksdb.RocksOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One stream, step by step: what it tells, when it says that it is there, and when it ends. */
class EventStreamTest {
  private static final User JANE = new User("jane", "", List.of(), Map.of());
  private static final HttpCall CALL =
      new HttpCall("GET", "/", Query.parse(""), "", "", null, "", "", "", JANE);
  private static final int MEGABYTE = 1 << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private RocksEventStore store;

  private final Places places = new Places();
  private final Given rights = new Given();
  private long nanos = Long.MAX_VALUE - 1;
  private Optional<AssertionError> wrongWithTime = Optional.empty();

  private final Streams streams =
      new Streams(places, this::nanos, new Ids(new Random(1)), Runnable::run);

  /** What the stream has given, piece by piece; an empty one ends it. */
  private final List<List<byte[]>> pieces = new ArrayList<>();

  /** Jane may watch in these namespaces; {@code ""} is all of them. */
  private static final class Given implements Authorizer {
    private final Set<String> namespaces = new HashSet<>();

    @Override
    public CompletionStage<Decision> decide(User user, Access access) {
      boolean may = namespaces.contains(((Access.OfResource) access).namespace());
      return CompletableFuture.completedFuture(
          may ? new Decision.Allowed("") : new Decision.Refused(""));
    }

    @Override
    public GrantedRules rules(User user, String namespace) {
      return new GrantedRules(List.of(), false, "");
    }

    @Override
    public Optional<Set<String>> namespaces(User user) {
      return Optional.of(namespaces);
    }
  }

  @BeforeEach
  void open() {
    store = RocksEventStore.open(RocksOptions.of(directory, new StoredTerms()));
    places.add(new Place("tidings", store, rights, Set::of));
  }

  @AfterEach
  void close() {
    streams.close();
    store.close();
  }

  private long nanos() {
    wrongWithTime.ifPresent(
        wrong -> {
          throw wrong;
        });
    return nanos;
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
    streams.tick();
  }

  private void write(String namespace, int number, String message) {
    String name = "e" + number;
    Event event =
        Event.builder()
            .metadata(ObjectMeta.builder().namespace(namespace).name(name).uid("u").build())
            .involvedObject(new ObjectReference("Pod", namespace, "web-0", "", "v1", "", ""))
            .reason("Tested")
            .message(message)
            .build();
    store
        .write(new Write.Create(new EventKey(namespace, name), StoredForm.encode(event), null))
        .join();
  }

  /** Jane's stream, which knows from its beginning what she may watch. */
  private EventStream stream(Namespaces known) {
    if (known instanceof Namespaces.Only only) {
      rights.namespaces.addAll(only.names());
    } else {
      rights.namespaces.add("");
    }
    var heard = new Heard(new Sights(places, decision -> {}), CALL, "");
    return streams.open(EventQuery.ALL, heard, new Positions(Map.of("tidings", known)));
  }

  private void ask(EventStream stream) {
    stream.next(pieces::add);
  }

  private String lastPiece() {
    var text = new StringBuilder();
    pieces.getLast().forEach(frame -> text.append(new String(frame, UTF_8)));
    return text.toString();
  }

  @Test
  void oneThatIsToEndDoesSoWhileAWriterGoesOn() {
    EventStream stream = stream(new Namespaces.All());
    ask(stream);
    write("shop", 0, "before");
    ask(stream);
    write("shop", 1, "the last");
    stream.end();

    for (int i = 2; i < 10 && !pieces.getLast().isEmpty(); i++) {
      write("shop", i, "after");
      ask(stream);
    }

    assertThat(pieces).hasSize(4).last().asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
    pieces.removeLast();
    assertThat(lastPiece()).contains("the last").doesNotContain("after");
  }

  @Test
  void itEndsWhenItsTimeIsUpThoughMuchHappens() {
    EventStream stream = stream(new Namespaces.All());
    ask(stream);
    ask(stream);
    pass(Duration.ofHours(1));

    for (int i = 0; i < 10 && !pieces.getLast().isEmpty(); i++) {
      write("shop", i, "more");
      ask(stream);
    }

    assertThat(pieces.getLast()).isEmpty();
  }

  @Test
  void aPieceHasNoMoreThanAFewLargeEvents() {
    EventStream stream = stream(new Namespaces.All());
    ask(stream);
    for (int i = 0; i < 5; i++) {
      write("shop", i, "m".repeat(MEGABYTE));
    }
    for (int i = 0; i < 5; i++) {
      ask(stream);
    }

    assertThat(pieces.stream().skip(1).mapToInt(List::size)).containsExactly(1, 1, 1, 1, 1);
  }

  @Test
  void itSaysThatItIsThereWheneverNothingHasHappenedForAWhile() {
    EventStream stream = stream(new Namespaces.All());
    ask(stream);
    assertThat(lastPiece()).startsWith(": quiet");
    ask(stream);
    pass(Pauses.QUIET.minusNanos(1));
    assertThat(pieces).hasSize(1);

    pass(Duration.ofNanos(1));

    assertThat(pieces).hasSize(2);
    assertThat(lastPiece()).startsWith(": quiet\nid: ");
  }

  @Test
  void itEndsWhenNothingIsLeftOfWhatItsReaderMayWatch() {
    EventStream stream = stream(new Namespaces.Only(Set.of("shop")));
    ask(stream);
    ask(stream);
    rights.namespaces.clear();
    write("shop", 0, "no business of hers");
    streams.tick();
    assertThat(pieces).as("nothing is told meanwhile").hasSize(1);

    pass(Pauses.TRUST);

    assertThat(pieces).hasSize(2).last().asInstanceOf(InstanceOfAssertFactories.LIST).isEmpty();
  }

  @Test
  void itGoesOnWithWhatIsLeftOfWhatItsReaderMayWatch() {
    EventStream stream = stream(new Namespaces.Only(Set.of("shop", "lab")));
    ask(stream);
    ask(stream);
    rights.namespaces.remove("shop");
    pass(Pauses.TRUST);
    ask(stream);
    write("shop", 0, "no business of hers");
    write("lab", 1, "hers");
    streams.tick();

    assertThat(lastPiece()).contains("hers").doesNotContain("business");
  }

  @Test
  void oneThatCannotBeLookedAfterHoldsUpNoOther() {
    EventStream stream = stream(new Namespaces.All());
    ask(stream);
    ask(stream);
    wrongWithTime = Optional.of(new AssertionError("the clock is broken"));
    streams.tick();
    wrongWithTime = Optional.empty();
    write("shop", 0, "told");
    streams.tick();

    assertThat(lastPiece()).contains("told");
  }
}
