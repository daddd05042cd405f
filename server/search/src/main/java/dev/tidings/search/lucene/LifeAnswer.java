package dev.tidings.search.lucene;

import dev.tidings.event.Event;
import dev.tidings.event.EventsBlock;
import dev.tidings.event.OwnerReference;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.ObjectLife;
import dev.tidings.search.ObjectLife.Moment;
import dev.tidings.search.ObjectLife.Related;
import dev.tidings.search.ObjectLife.Relation;
import dev.tidings.search.Question;
import dev.tidings.search.SeenObject;
import dev.tidings.search.query.EventFacts;
import dev.tidings.search.query.EventQuery;
import dev.tidings.store.StoredEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Answers what happened to one object and its relatives. Of one thread; used once. */
final class LifeAnswer {
  private final View view;
  private final LifeRequest request;
  private final String self;
  private final Question when;
  private final Map<StoredKey, Optional<EventFacts>> read = new HashMap<>();

  /** What has been read takes so much, as it is stored. */
  private long bytes;

  LifeAnswer(View view, LifeRequest request) {
    this.view = view;
    this.request = request;
    this.self = Keys.object(request.cluster(), request.kind(), request.namespace(), request.name());
    this.when = new Question(EventQuery.ALL, request.period(), request.scope());
  }

  ObjectLife life(Instant now) throws IOException {
    List<EventFacts> own = own();
    var object = own.isEmpty() ? unseen() : seen(own.get(0));
    List<OwnerReference> owners = owners(own);
    List<Moment> moments = moments(object, owners);
    List<Event> described = own.stream().map(EventFacts::event).toList();
    return new ObjectLife(
        object, related(object, owners, moments), moments, EventsBlock.render(described, now));
  }

  /** The newest known: an event that was not described, as it came too late, tells of none. */
  private static List<OwnerReference> owners(List<EventFacts> own) {
    return own.stream()
        .map(EventFacts::owners)
        .filter(owners -> !owners.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private SeenObject unseen() {
    return new SeenObject(
        request.cluster(), request.kind(), request.namespace(), request.name(), "");
  }

  private static SeenObject seen(EventFacts facts) {
    return SeenObject.of(facts.cluster(), facts.event().involvedObject());
  }

  /** The object's own events as they are now, the newest first. */
  private List<EventFacts> own() throws IOException {
    Query query = both(view.states(when), Translation.term(Columns.SELF, Documents.term(self)));
    var facts = new ArrayList<EventFacts>();
    for (ScoreDoc each : newest(query, Columns.LAST)) {
      facts(Hit.event(view.searcher(), each.doc)).ifPresent(facts::add);
    }
    return facts;
  }

  private ScoreDoc[] newest(Query query, String time) throws IOException {
    var sort =
        new Sort(
            new SortField(time, SortField.Type.LONG, true),
            new SortField(Columns.REVISION, SortField.Type.LONG, true),
            new SortField(Columns.TIMES, SortField.Type.LONG));
    return view.searcher().search(query, ObjectLife.MOST_MOMENTS, sort).scoreDocs;
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private List<Moment> moments(SeenObject object, List<OwnerReference> owners) throws IOException {
    var family = new BooleanQuery.Builder();
    family.add(Translation.term(Columns.SELF, Documents.term(self)), Occur.SHOULD);
    family.add(Translation.term(Columns.OWNED_BY, Documents.term(self)), Occur.SHOULD);
    for (OwnerReference owner : owners) {
      for (String key : Owners.keys(object.cluster(), object.namespace(), owner)) {
        family.add(Translation.term(Columns.SELF, Documents.term(key)), Occur.SHOULD);
      }
    }
    var moments = new ArrayList<Moment>();
    for (ScoreDoc each : newest(both(view.happenings(when), family.build()), Columns.TIME)) {
      moment(Hit.of(view.searcher(), each)).ifPresent(moments::add);
    }
    return moments;
  }

  private Optional<Moment> moment(Hit hit) {
    return facts(hit.event())
        .map(
            facts ->
                new Moment(
                    Micros.instant(hit.number(0)),
                    hit.number(2),
                    relation(facts),
                    seen(facts),
                    facts.event()));
  }

  /** Each event is read once, and told of in one state. */
  private Optional<EventFacts> facts(StoredKey event) {
    return read.computeIfAbsent(event, this::stored);
  }

  private Optional<EventFacts> stored(StoredKey event) {
    if (bytes > ObjectLife.MOST_BYTES) {
      return Optional.empty();
    }
    Optional<StoredEvent> stored = view.stored(event);
    bytes += stored.map(found -> found.value().length).orElse(0);
    return stored.flatMap(found -> View.facts(event.cluster(), found));
  }

  private Relation relation(EventFacts facts) {
    String object = Keys.object(facts.cluster(), facts.event().involvedObject());
    if (object.equals(self)) {
      return Relation.SELF;
    }
    boolean isOwned =
        facts.owners().stream()
            .flatMap(
                owner ->
                    Owners.keys(facts.cluster(), facts.event().involvedObject().namespace(), owner)
                        .stream())
            .anyMatch(self::equals);
    return isOwned ? Relation.CHILD : Relation.OWNER;
  }

  private static List<Related> related(
      SeenObject object, List<OwnerReference> owners, List<Moment> moments) {
    var related = new LinkedHashMap<String, Related>();
    Stream<Related> known =
        owners.stream().map(owner -> new Related(Relation.OWNER, Owners.seen(object, owner)));
    Stream<Related> met =
        moments.stream()
            .filter(moment -> moment.relation() == Relation.CHILD)
            .map(moment -> new Related(Relation.CHILD, moment.object()));
    Stream.concat(known, met)
        .forEach(each -> related.putIfAbsent(each.object().kindAndName(), each));
    return related.values().stream().limit(ObjectLife.MOST_RELATED).toList();
  }
}
