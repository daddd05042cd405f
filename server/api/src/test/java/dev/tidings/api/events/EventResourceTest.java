package dev.tidings.api.events;

import static dev.tidings.api.events.ResourceRig.body;
import static dev.tidings.api.events.ResourceRig.one;
import static dev.tidings.api.events.ResourceRig.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.read.Answer;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Verb;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import dev.tidings.event.EventKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventResourceTest {
  @RegisterExtension private final ResourceRig rig = new ResourceRig();

  @Test
  void aWriteThatChangesSomethingGivesTheEventAnotherLifetime() {
    rig.create("a", "\"count\":1");
    rig.pass(Duration.ofMinutes(40));
    rig.patch("a", "{\"count\":2}");
    rig.pass(Duration.ofMinutes(40));
    rig.store.upkeep();
    assertThat(rig.get("a")).isInstanceOf(Answer.One.class);
  }

  @Test
  void aWriteThatChangesNothingDoesNot() {
    rig.create("a", "\"count\":1");
    rig.pass(Duration.ofMinutes(40));
    rig.patch("a", "{\"count\":1}");
    rig.update("a", "dryRun=All", "\"count\":2");
    rig.pass(Duration.ofMinutes(40));
    rig.store.upkeep();
    assertThat(said(rig.get("a")).code()).isEqualTo(404);
  }

  @Test
  void namesAreTriedUntilOneIsFree() {
    String unnamed = body("", "").replace("\"name\":\"\"", "\"generateName\":\"web-\"");
    Event first = one(rig.create(ApiGroup.CORE, "", unnamed));
    Event second = one(rig.create(ApiGroup.CORE, "", unnamed));
    assertThat(first.metadata().name()).matches("web-[bcdfghjklmnpqrstvwxz2456789]{5}");
    assertThat(second.metadata().name()).isNotEqualTo(first.metadata().name());
  }

  @Test
  void warningsComeWithRefusalsToo() {
    rig.create("a", "");
    Answer refused = rig.create(ApiGroup.CORE, "", body("a", "\"nope\":1"));
    assertThat(said(refused).code()).isEqualTo(409);
    assertThat(refused.warnings()).containsExactly("unknown field \"nope\"");
  }

  @Test
  void aConflictingUpdateIsRefusedAndAnUnconditionalOneIsNot() {
    Event created = rig.create("a", "\"count\":1");
    rig.patch("a", "{\"count\":2}");
    String stale = created.metadata().resourceVersion();
    Answer refused =
        rig.patch("a", "{\"metadata\":{\"resourceVersion\":\"" + stale + "\"},\"count\":3}");
    assertThat(said(refused).reason()).isEqualTo("Conflict");
    assertThat(one(rig.update("a", "", "\"count\":3")).count()).isEqualTo(3);
  }

  @Test
  void patchesThatRaceAllCount() {
    rig.create("a", "");
    List<CompletableFuture<Answer>> racing = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      racing.add(CompletableFuture.supplyAsync(labelled(i)));
    }
    racing.forEach(answer -> assertThat(ResourceRig.await(answer)).isInstanceOf(Answer.One.class));
    assertThat(one(rig.get("a")).metadata().labels()).hasSize(20);
  }

  private Supplier<Answer> labelled(int i) {
    return () -> rig.patch("a", "{\"metadata\":{\"labels\":{\"l" + i + "\":\"1\"}}}");
  }

  @Test
  void finalizersHoldAnEventUntilTheLastIsTakenAway() {
    rig.create("a", "");
    rig.patch("a", "{\"metadata\":{\"finalizers\":[\"example.com/f\"]}}");
    Event held = one(rig.delete("a"));
    assertThat(held.metadata().deletionTimestamp()).isNotNull();
    assertThat(said(rig.create(ApiGroup.CORE, "", body("a", ""))).message())
        .isEqualTo("object is being deleted: events \"a\" already exists");
    Event released = one(rig.patch("a", "{\"metadata\":{\"finalizers\":null}}"));
    assertThat(released.metadata().resourceVersion()).isEqualTo(held.metadata().resourceVersion());
    assertThat(rig.store.read(new EventKey("ns", "a"))).isEmpty();
  }

  @Test
  void pagesShowTheMomentOfTheFirst() {
    for (String name : List.of("a", "b", "c", "d")) {
      rig.create(name, "");
    }
    Answer.Many first = rig.list("limit=2");
    rig.delete("c");
    rig.create("e", "");
    Answer.Many rest = rig.list("limit=5&continue=" + first.continueToken());
    assertThat(first.remaining()).isEqualTo(2);
    assertThat(rest.events()).extracting(e -> e.key().name()).containsExactly("c", "d");
    assertThat(rest.resourceVersion()).isEqualTo(first.resourceVersion());
    assertThat(rest.continueToken()).isEmpty();
  }

  @Test
  void aPageWhoseHistoryIsGoneSaysHowToGoOnWithThePresent() {
    rig.create("a", "");
    rig.create("b", "");
    rig.create("c", "");
    String token = rig.list("limit=1").continueToken();
    rig.delete("b");
    rig.store.compact();
    Status gone = said(rig.ask(Verb.LIST, "limit=1&continue=" + token));
    assertThat(gone.code()).isEqualTo(410);
    assertThat(rig.list("continue=" + gone.continueToken()).events())
        .extracting(e -> e.key().name())
        .containsExactly("c");
  }

  @Test
  void anIndexDoesNotChangeWhereAListGoesOn() {
    rig.create("a", "");
    rig.create("b", "\"reason\":\"Other\"");
    Answer.Many page = rig.list("limit=1&fieldSelector=involvedObject.name%3Dweb%2Creason%3D");
    assertThat(page.events()).hasSize(1);
    assertThat(page.continueToken()).isNotEmpty();
    assertThat(page.remaining()).isNull();
  }

  @Test
  void aCollectionIsDeletedWhole() {
    for (int i = 0; i < 1200; i++) {
      rig.create("e" + i, "");
    }
    Answer.Many deleted = (Answer.Many) rig.ask(Verb.DELETECOLLECTION, "");
    assertThat(deleted.events()).hasSize(1200);
    assertThat(rig.list("").events()).isEmpty();
  }
}
