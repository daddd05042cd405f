package dev.tidings.search.lucene;

import dev.tidings.search.Period;
import dev.tidings.search.Question;
import dev.tidings.search.Scope;
import dev.tidings.search.query.Condition;
import dev.tidings.search.query.EventQuery;
import dev.tidings.search.query.QueryField;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Says in Lucene's terms what is asked. */
final class Translation {
  private Translation() {}

  /**
   * The documents that a question is about.
   *
   * @param time the column that has to be within the period
   * @param present the clusters that documents may be of; those of no other may be told of
   * @param known the clusters that there may be documents of
   */
  static Query of(Question question, String time, Set<String> present, Set<String> known) {
    var all = new BooleanQuery.Builder();
    all.add(during(question.period(), time), Occur.FILTER);
    if (!isAll(question.scope(), present, known)) {
      all.add(scope(question.scope(), present), Occur.FILTER);
    }
    addConditions(all, question.query());
    return all.build();
  }

  private static Query during(Period period, String time) {
    if (period.equals(Period.ALWAYS)) {
      return new FieldExistsQuery(time);
    }
    long from = Micros.ceiling(period.from());
    long to = Micros.ceiling(period.to()) - 1;
    return new IndexOrDocValuesQuery(
        LongPoint.newRangeQuery(time, from, to),
        NumericDocValuesField.newSlowRangeQuery(time, from, to));
  }

  private static boolean isAll(Scope scope, Set<String> present, Set<String> known) {
    return present.containsAll(known)
        && known.stream()
            .allMatch(each -> scope.clusters().get(each) instanceof Scope.Namespaces.All);
  }

  /** What may be told of. */
  static Query scope(Scope scope, Set<String> present) {
    var any = new BooleanQuery.Builder();
    scope
        .clusters()
        .forEach(
            (cluster, namespaces) -> {
              if (present.contains(cluster)) {
                any.add(in(cluster, namespaces), Occur.SHOULD);
              }
            });
    return new ConstantScoreQuery(any.build());
  }

  private static Query in(String cluster, Scope.Namespaces namespaces) {
    return switch (namespaces) {
      case Scope.Namespaces.All all -> ofCluster(cluster);
      case Scope.Namespaces.Only only ->
          new TermInSetQuery(
              Columns.PLACE,
              only.names().stream().map(each -> new BytesRef(Keys.of(cluster, each))).toList());
    };
  }

  private static void addConditions(BooleanQuery.Builder all, EventQuery query) {
    for (Condition condition : query.conditions()) {
      if (condition instanceof Condition.Not not) {
        all.add(of(not.condition()), Occur.MUST_NOT);
      } else {
        all.add(of(condition), Occur.FILTER);
      }
    }
  }

  private static Query of(Condition condition) {
    return switch (condition) {
      case Condition.Has has -> has(has);
      case Condition.Says says -> says(says.words());
      case Condition.SaysWordWith with ->
          new PrefixQuery(new Term(Columns.WORDS, with.beginning()));
      case Condition.All all -> {
        var each = new BooleanQuery.Builder();
        all.conditions().forEach(one -> each.add(of(one), Occur.FILTER));
        yield each.build();
      }
      case Condition.Not not -> {
        var others = new BooleanQuery.Builder();
        others.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER);
        others.add(of(not.condition()), Occur.MUST_NOT);
        yield others.build();
      }
    };
  }

  private static Query has(Condition.Has has) {
    String column = Columns.of(has.field());
    List<BytesRef> values = has.anyOf().stream().map(BytesRef::new).toList();
    return values.size() == 1
        ? new TermQuery(new Term(column, values.get(0)))
        : new TermInSetQuery(column, values);
  }

  private static Query says(List<String> words) {
    return words.size() == 1
        ? term(Columns.WORDS, words.get(0))
        : new PhraseQuery(Columns.WORDS, words.toArray(String[]::new));
  }

  /** All documents of a cluster. */
  static Query ofCluster(String cluster) {
    return term(Columns.of(QueryField.CLUSTER), cluster);
  }

  /** Those of the present states of its events. */
  static Query statesOf(String cluster) {
    return new BooleanQuery.Builder()
        .add(ofCluster(cluster), Occur.FILTER)
        .add(new FieldExistsQuery(Columns.LAST), Occur.FILTER)
        .build();
  }

  static Query term(String column, String value) {
    return new TermQuery(new Term(column, value));
  }
}
