package dev.tidings.search.lucene;

import dev.tidings.event.Event;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.search.Dimension;
import dev.tidings.search.query.EventFacts;
import dev.tidings.search.query.Letters;
import dev.tidings.search.query.QueryField;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes documents of events, as {@link Columns} says. */
final class Documents {
  /** What is longer is cut: no query asks for more. */
  private static final int LONGEST = 1024;

  private static final FieldType WORDS = words();

  private Documents() {}

  private static FieldType words() {
    var type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  /** A state of an event, and where it is from. */
  record Written(EventFacts facts, long revision, String round) {
    String key() {
      return Keys.event(facts.cluster(), facts.event().key());
    }
  }

  /** The document of the present state, and of the first time. */
  static Document state(Written written) {
    EventFacts facts = written.facts();
    Document document = counted(written, new Happening(facts.firstSeen(), 1));
    document.add(new StringField(Columns.STATE, written.key(), Field.Store.NO));
    addTime(document, Columns.LAST, Micros.of(facts.lastSeen()));
    document.add(new NumericDocValuesField(Columns.HAPPENED, facts.event().occurrences()));
    return document;
  }

  /** The document of a later time. */
  static Document counted(Written written, Happening happening) {
    var document = new Document();
    document.add(new StringField(Columns.ROUND, written.round(), Field.Store.NO));
    document.add(new StringField(Columns.KEY, written.key(), Field.Store.YES));
    addTime(document, Columns.TIME, Micros.of(happening.time()));
    document.add(new NumericDocValuesField(Columns.TIMES, happening.times()));
    document.add(new NumericDocValuesField(Columns.REVISION, written.revision()));
    addFields(document, written.facts());
    addObjects(document, written.facts());
    return document;
  }

  /** Ranges are found by points, and read by document where that is less work. */
  private static void addTime(Document document, String column, long micros) {
    document.add(new LongPoint(column, micros));
    document.add(new NumericDocValuesField(column, micros));
  }

  private static void addFields(Document document, EventFacts facts) {
    Event event = facts.event();
    for (QueryField field : QueryField.values()) {
      List<String> values = facts.values(field);
      for (String value : values.isEmpty() ? List.of("") : values) {
        String cut = Letters.small(cut(value));
        document.add(new StringField(Columns.of(field), cut, Field.Store.NO));
      }
    }
    document.add(new Field(Columns.WORDS, new WordStream(facts.texts()), WORDS));
    String place = Keys.of(facts.cluster(), event.metadata().namespace());
    document.add(new StringField(Columns.PLACE, place, Field.Store.NO));
    document.add(new SortedDocValuesField(Columns.GROUP, new BytesRef(group(facts))));
    document.add(new SortedDocValuesField(Columns.CLUSTER, new BytesRef(facts.cluster())));
  }

  /** Values in the order of {@link Dimension}. */
  private static String group(EventFacts facts) {
    return Stream.of(Dimension.values())
        .map(dimension -> cut(facts.values(dimension.field()).get(0)).replace('\0', ' '))
        .collect(Collectors.joining("\0"));
  }

  private static void addObjects(Document document, EventFacts facts) {
    String cluster = facts.cluster();
    ObjectReference object = facts.event().involvedObject();
    String self = Keys.object(cluster, object);
    document.add(new StringField(Columns.SELF, term(self), Field.Store.NO));
    document.add(new NumericDocValuesField(Columns.OBJECT, Keys.hash(self)));
    String root = self;
    for (OwnerReference owner : facts.owners()) {
      for (String key : Owners.keys(cluster, object.namespace(), owner)) {
        document.add(new StringField(Columns.OWNED_BY, term(key), Field.Store.NO));
      }
      root =
          Keys.object(
              cluster, owner.kind(), Owners.namespace(object.namespace(), owner), owner.name());
    }
    document.add(new NumericDocValuesField(Columns.ROOT, Keys.hash(root)));
  }

  private static String cut(String value) {
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
  }

  /** A name of any length as a term. */
  static String term(String key) {
    return key.length() <= LONGEST ? key : cut(key) + Keys.hash(key);
  }
}
