package dev.tidings.search.lucene;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.ObjectLife.Moment;
import dev.tidings.search.ObjectLife.Related;
import dev.tidings.search.ObjectLife.Relation;
import dev.tidings.search.Question;
import dev.tidings.search.SeenObject;
import dev.tidings.search.lucene.Happenings.Once;
import dev.tidings.search.lucene.LinearScan.Known;
import dev.tidings.search.query.EventFacts;
import dev.tidings.search.query.EventQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What happened to one object, picked out of everything. */
final class ScanLife {
  private final List<Known> all;
  private final Instant now;

  ScanLife(List<Known> all, Instant now) {
    this.all = all;
    this.now = now;
  }

  ObjectLife of(LifeRequest request) {
    var what = new Question(EventQuery.ALL, request.period(), request.scope());
    var unseen =
        new SeenObject(request.cluster(), request.kind(), request.namespace(), request.name(), "");
    List<Known> own =
        all.stream()
            .filter(known -> Happenings.isMeant(what, known.facts(), known.facts().lastSeen()))
            .filter(known -> same(SeenObject.of(known.cluster(), reference(known)), unseen))
            .sorted(
                comparing((Known k) -> k.facts().lastSeen())
                    .thenComparing(comparingLong(k -> k.stored().revision()))
                    .reversed())
            .toList();
    SeenObject object =
        own.isEmpty() ? unseen : SeenObject.of(own.get(0).cluster(), reference(own.get(0)));
    List<OwnerReference> owners =
        own.stream()
            .map(known -> known.facts().owners())
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse(List.of());
    List<Moment> moments =
        new Happenings(all)
            .of(what)
            .filter(once -> relation(once.happened().then(), object, owners).isPresent())
            .sorted(
                comparing((Once o) -> o.happened().time())
                    .thenComparing(comparingLong(o -> o.happened().revision()))
                    .reversed()
                    .thenComparing(comparingLong(o -> o.happened().times())))
            .limit(ObjectLife.MOST_MOMENTS)
            .map(once -> moment(once, object, owners))
            .toList();
    List<Event> described = own.stream().map(known -> known.facts().event()).toList();
    return new ObjectLife(
        object, related(object, owners, moments), moments, EventsBlock.render(described, now));
  }

  private static Moment moment(Once once, SeenObject object, List<OwnerReference> owners) {
    Known known = once.known();
    return new Moment(
        once.happened().time(),
        once.happened().times(),
        relation(known.facts(), object, owners).orElseThrow(),
        SeenObject.of(known.cluster(), reference(known)),
        known.facts().event());
  }

  private static ObjectReference reference(Known known) {
    return known.facts().event().involvedObject();
  }

  private static boolean same(SeenObject one, SeenObject other) {
    return one.cluster().equals(other.cluster())
        && one.kind().equals(other.kind())
        && one.namespace().equals(other.namespace())
        && one.name().equals(other.name());
  }

  private static Optional<Relation> relation(
      EventFacts facts, SeenObject object, List<OwnerReference> owners) {
    SeenObject met = SeenObject.of(facts.cluster(), facts.event().involvedObject());
    if (same(met, object)) {
      return Optional.of(Relation.SELF);
    }
    if (!met.cluster().equals(object.cluster())) {
      return Optional.empty();
    }
    if (facts.owners().stream().anyMatch(each -> isOwner(each, met, object))) {
      return Optional.of(Relation.CHILD);
    }
    return owners.stream().anyMatch(each -> isOwner(each, object, met))
        ? Optional.of(Relation.OWNER)
        : Optional.empty();
  }

  private static boolean isOwner(OwnerReference owner, SeenObject owned, SeenObject object) {
    return owner.kind().equals(object.kind())
        && owner.name().equals(object.name())
        && (object.namespace().isEmpty() || object.namespace().equals(owned.namespace()));
  }

  private static List<Related> related(
      SeenObject object, List<OwnerReference> owners, List<Moment> moments) {
    var seen = new HashSet<String>();
    var related = new ArrayList<Related>();
    for (OwnerReference each : owners) {
      if (seen.add(each.kind() + "/" + each.name())) {
        related.add(
            new Related(
                Relation.OWNER,
                new SeenObject(
                    object.cluster(),
                    each.kind(),
                    ScanTop.namespace(each, object),
                    each.name(),
                    each.uid())));
      }
    }
    for (Moment each : moments) {
      if (each.relation() == Relation.CHILD && seen.add(each.object().kindAndName())) {
        related.add(new Related(Relation.CHILD, each.object()));
      }
    }
    return related.stream().limit(ObjectLife.MOST_RELATED).toList();
  }
}
