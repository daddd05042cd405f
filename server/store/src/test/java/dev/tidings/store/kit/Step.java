package dev.tidings.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.event.EventKey;
import dev.tidings.store.HistoryPage;
import dev.tidings.store.HistoryRequest;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import dev.tidings.store.Write;
import dev.tidings.store.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a store. Revisions in steps are relative to what the model holds when
 * they are played, so that a history keeps its sense when steps are left out.
 */
sealed interface Step {
  void play(Duel duel);

  /** The same with a part left out, in every way there is. */
  default List<Step> smaller() {
    return List.of();
  }

  /** Writes that are offered at once, before any is answered. */
  record Writes(List<Asked> asked) implements Step {
    @Override
    public void play(Duel duel) {
      var expected = new ArrayList<String>();
      var answers = new ArrayList<CompletableFuture<WriteResult>>();
      for (Asked next : asked) {
        Write write = next.resolve(duel.model(), duel.clock().instant());
        answers.add(duel.subject().write(write));
        expected.add(Shown.result(Duel.await(duel.model().write(write))));
      }
      assertThat(answers.stream().map(Duel::await).map(Shown::result).toList())
          .as("answers")
          .isEqualTo(expected);
      asked.forEach(next -> compareRead(duel, next.key()));
    }

    @Override
    public List<Step> smaller() {
      return IntStream.range(0, asked.size())
          .mapToObj(left -> IntStream.range(0, asked.size()).filter(i -> i != left))
          .<Step>map(kept -> new Writes(kept.mapToObj(asked::get).toList()))
          .toList();
    }

    private static void compareRead(Duel duel, EventKey key) {
      assertThat(Shown.event(duel.subject().read(key).orElse(null)))
          .as("read")
          .isEqualTo(Shown.event(duel.model().read(key).orElse(null)));
    }
  }

  /**
   * A write of one key. A delete has no value.
   *
   * @param stale by how much the expected revision is wrong; null for a create
   * @param dueIn seconds until it is due; 0 for never
   */
  record Asked(EventKey key, @Nullable String value, @Nullable Integer stale, int dueIn) {
    Write resolve(ModelStore model, Instant now) {
      Instant due = dueIn == 0 ? null : now.plusSeconds(dueIn);
      if (stale == null) {
        return new Write.Create(key, Values.bytes(String.valueOf(value)), due);
      }
      long expected = model.read(key).map(StoredEvent::revision).orElse(1L) - stale;
      return value == null
          ? new Write.Delete(key, expected)
          : new Write.Replace(key, Values.bytes(value), expected, due);
    }
  }

  /** Deletions in one revision. */
  record RemoveTogether(List<EventKey> keys) implements Step {
    @Override
    public void play(Duel duel) {
      long expected = Duel.await(duel.model().removeTogether(keys));
      assertThat(Duel.await(duel.subject().removeTogether(keys)))
          .as("revision")
          .isEqualTo(expected);
    }
  }

  /** A list in pages at the revision {@code back} before the newest, from behind a key. */
  record ListInPages(Selection selection, int back, @Nullable EventKey after, int limit)
      implements Step {
    @Override
    public void play(Duel duel) {
      long revision = Math.max(ListRequest.LATEST, duel.model().revision() - back);
      var request = new ListRequest(selection, revision, after, limit);
      while (request != null) {
        assertThat(duel.subject().count(request))
            .as("count of %s", request)
            .isEqualTo(duel.model().count(request));
        ListResult expected = duel.model().list(request);
        assertThat(Shown.list(duel.subject().list(request)))
            .as("list of %s", request)
            .isEqualTo(Shown.list(expected));
        request = following(request, expected);
      }
    }

    @Override
    public List<Step> smaller() {
      var smaller = new ArrayList<Step>();
      if (after != null) {
        smaller.add(new ListInPages(selection, back, null, limit));
      }
      if (back > 0) {
        smaller.add(new ListInPages(selection, back / 2, after, limit));
        smaller.add(new ListInPages(selection, back - 1, after, limit));
      }
      return smaller;
    }

    private static @Nullable ListRequest following(ListRequest request, ListResult result) {
      return result instanceof ListResult.Page page && page.more()
          ? new ListRequest(
              request.selection(), page.revision(), page.events().getLast().key(), request.limit())
          : null;
    }
  }

  /** All changes since the revision {@code back} before the newest. */
  record FollowChanges(int back, int max) implements Step {
    @Override
    public void play(Duel duel) {
      long after = Math.max(1, duel.model().revision() - back);
      assertThat(Followed.of(duel.subject(), after, max))
          .as("changes after %d", after)
          .isEqualTo(Followed.of(duel.model(), after, max));
    }
  }

  /** What a key has been, in pages, from below the revision {@code back} before the newest. */
  record ReadHistory(EventKey key, int back, int limit) implements Step {
    @Override
    public void play(Duel duel) {
      long before = back < 0 ? HistoryRequest.NEWEST : Math.max(0, duel.model().revision() - back);
      while (before > 0) {
        var request = new HistoryRequest(key, before, limit);
        HistoryPage expected = duel.model().history(request);
        assertThat(Shown.history(duel.subject().history(request)))
            .as("%s", request)
            .isEqualTo(Shown.history(expected));
        before = expected.more() ? expected.states().getLast().event().revision() : 0;
      }
    }
  }

  /** Time passes, then what is due goes and old history is dropped. */
  record Passing(Duration time) implements Step {
    @Override
    public void play(Duel duel) {
      duel.clock().advance(time);
      duel.upkeep();
    }
  }

  record Compact() implements Step {
    @Override
    public void play(Duel duel) {
      long expected = duel.model().compact();
      assertThat(duel.subject().compact()).as("compacted").isEqualTo(expected);
    }
  }

  record Reopen() implements Step {
    @Override
    public void play(Duel duel) {
      duel.reopen();
    }
  }
}
