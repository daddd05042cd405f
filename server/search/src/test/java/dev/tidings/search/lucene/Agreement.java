package dev.tidings.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.search.EventSearch;
import dev.tidings.search.FoundEvent;
import dev.tidings.search.HistogramRequest;
import dev.tidings.search.LifeRequest;
import dev.tidings.search.PageToken;
import dev.tidings.search.SearchPage;
import dev.tidings.search.SearchRequest;
import dev.tidings.search.TopObjects;
import dev.tidings.search.TopObjectsRequest;
import dev.tidings.search.TopRequest;
import java.util.List;

/** Asks the index and a linear scan the same, and wants the same of both. */
final class Agreement {
  private final EventSearch index;
  private final EventSearch scan;

  Agreement(EventSearch index, EventSearch scan) {
    this.index = index;
    this.scan = scan;
  }

  /** On so many questions of each kind. */
  void check(RandomQuestions questions, int times) {
    for (int i = 0; i < times; i++) {
      search(questions.search());
      histogram(questions.histogram());
      top(questions.top());
      objects(questions.objects());
      life(questions.life());
    }
  }

  /** Page after page. */
  void search(SearchRequest first) {
    SearchRequest request = first;
    while (true) {
      SearchPage found = index.search(request);
      SearchPage wanted = scan.search(request);
      assertThat(found.total()).as("total of %s", request).isEqualTo(wanted.total());
      assertThat(found.facets()).as("facets of %s", request).isEqualTo(wanted.facets());
      assertThat(names(found)).as("items of %s", request).isEqualTo(names(wanted));
      assertThat(found.next()).as("next of %s", request).isEqualTo(wanted.next());
      if (found.next().isEmpty()) {
        return;
      }
      PageToken next = PageToken.read(found.next().get().text()).orElseThrow();
      request =
          new SearchRequest(
              request.what(), request.order(), request.limit(), next, request.facets());
    }
  }

  private static List<String> names(SearchPage page) {
    return page.items().stream().map(Agreement::name).toList();
  }

  private static String name(FoundEvent found) {
    return found.cluster() + " " + found.event().key() + " " + found.event().revision();
  }

  private void histogram(HistogramRequest request) {
    assertThat(index.histogram(request)).as("%s", request).isEqualTo(scan.histogram(request));
  }

  private void top(TopRequest request) {
    assertThat(index.top(request)).as("%s", request).isEqualTo(scan.top(request));
  }

  private void objects(TopObjectsRequest request) {
    TopObjects found = index.topObjects(request);
    TopObjects wanted = scan.topObjects(request);
    assertThat(found.total()).as("total of %s", request).isEqualTo(wanted.total());
    assertThat(found.before()).as("before of %s", request).isEqualTo(wanted.before());
    assertThat(wanted.items()).as("items of %s", request).containsAll(found.items());
    assertThat(found.items().stream().map(each -> each.counts().count()).toList())
        .as("counts of %s", request)
        .isEqualTo(
            wanted.items().stream()
                .limit(request.limit())
                .map(each -> each.counts().count())
                .toList());
  }

  private void life(LifeRequest request) {
    assertThat(index.life(request)).as("%s", request).isEqualTo(scan.life(request));
  }
}
