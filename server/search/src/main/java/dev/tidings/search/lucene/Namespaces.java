package dev.tidings.search.lucene;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;

/** Tells in which namespaces of a cluster there are events. */
final class Namespaces {
  private Namespaces() {}

  static Set<String> of(IndexSearcher searcher, String cluster) throws IOException {
    String prefix = Keys.of(cluster, "");
    var names = new TreeSet<String>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      TermsEnum places = Terms.getTerms(leaf.reader(), Columns.PLACE).iterator();
      if (places.seekCeil(new BytesRef(prefix)) == SeekStatus.END) {
        continue;
      }
      BytesRef place = places.term();
      while (place != null && place.utf8ToString().startsWith(prefix)) {
        names.add(place.utf8ToString().substring(prefix.length()));
        place = places.next();
      }
    }
    return names;
  }
}
