package dev.tidings.search.lucene;

import dev.tidings.search.TopObjectsRequest.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;

/**
 * How often what a query finds happened, by object. The first reading finds the objects with the
 * most, the second what is told of them: so there is little to remember of each of all the others.
 */
final class ObjectTable {
  private final Groups groups;
  private final String column;
  private final long since;
  private final List<Sums> best = new ArrayList<>();

  /** One more than the place of each of the best. */
  private final HashTable places = new HashTable();

  private long total;
  private long before;

  ObjectTable(Groups groups, Level level, long since) {
    this.groups = groups;
    this.column = level == Level.OBJECT ? Columns.OBJECT : Columns.ROOT;
    this.since = since;
  }

  /** What happened to an object. */
  static final class Sums {
    long count;
    long before;
    long warnings;
    long last = -1;
    long lastRevision = -1;
    int lastDocument;

    /** Whether something is the newest yet; of one time, that which was written last. */
    boolean isNewest(long time, long revision) {
      return time > last || (time == last && revision > lastRevision);
    }
  }

  /**
   * Finds the objects with the most, in as many readings as there has to be room for.
   *
   * @param during what happened within the period
   */
  void find(View view, Query during, Tally sums) throws IOException {
    do {
      Scan.of(view.searcher(), during, leaf -> count(leaf, sums));
    } while (sums.again());
    for (long each : sums.largest()) {
      best.add(new Sums());
      places.add(each, best.size());
    }
  }

  private Scan.Part count(LeafReaderContext leaf, Tally sums) throws IOException {
    Column object = Column.of(leaf, column);
    Column times = Column.of(leaf, Columns.TIMES);
    return doc -> {
      long hash = object.at(doc);
      if (sums.takes(hash)) {
        sums.add(hash, times.at(doc));
      }
    };
  }

  /** Sums up what there is to tell of them. */
  void read(View view, Query withBefore) throws IOException {
    Scan.of(view.searcher(), withBefore, Rows::new);
  }

  /** The objects that were found, the one with the most first. */
  List<Sums> found() {
    return List.copyOf(best);
  }

  long total() {
    return total;
  }

  long before() {
    return before;
  }

  private final class Rows implements Scan.Part {
    private final int base;
    private final Column object;
    private final Column time;
    private final Column times;
    private final Column revision;
    private final GroupColumn group;
    private final List<Groups.Group> known;

    Rows(LeafReaderContext leaf) throws IOException {
      base = leaf.docBase;
      object = Column.of(leaf, column);
      time = Column.of(leaf, Columns.TIME);
      times = Column.of(leaf, Columns.TIMES);
      revision = Column.of(leaf, Columns.REVISION);
      group = new GroupColumn(groups, leaf);
      known = groups.all();
    }

    @Override
    public void see(int doc) throws IOException {
      long when = time.at(doc);
      long count = times.at(doc);
      int place = (int) places.sum(object.at(doc)) - 1;
      if (when < since) {
        before += count;
        if (place >= 0) {
          best.get(place).before += count;
        }
        return;
      }
      total += count;
      if (place >= 0) {
        add(best.get(place), doc, when);
      }
    }

    private void add(Sums sums, int doc, long when) throws IOException {
      long count = times.at(doc);
      sums.count += count;
      if (known.get(group.at(doc)).isWarning()) {
        sums.warnings += count;
      }
      long written = revision.at(doc);
      if (sums.isNewest(when, written)) {
        sums.last = when;
        sums.lastRevision = written;
        sums.lastDocument = base + doc;
      }
    }
  }
}
