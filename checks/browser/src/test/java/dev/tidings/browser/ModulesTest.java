package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules below the views, called in the browser that they are for. */
@ExtendWith(WithBrowser.class)
class ModulesTest {
  private static Object call(Visitors visitors, String module, String call) {
    Page page = visitors.one().open("routes").page();
    return page.evaluate(
        "async () => { const main = document.querySelector('script[type=module]').src;"
            + " const m = await import(new URL('%s', main)); return %s; }".formatted(module, call));
  }

  @ParameterizedTest(name = "{0} with {1}={2} is {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "''                    | type      | Warning   | type=Warning",
        "type=Warning          | type      | Warning   | ''",
        "reason=A              | reason    | B         | reason=A,B",
        "oom reason=A,B        | reason    | A         | oom reason=B",
        "ns=shop               | namespace | bank      | namespace=shop,bank",
        "reason!=A             | reason    | B         | reason!=A reason=B",
        "\"a phrase\" -word x* | kind      | Pod       | \"a phrase\" -word x* kind=Pod",
        "''                    | component | a b       | component=\"a b\"",
        "''                    | reason    | a*        | reason=\"a*\"",
        "component=\"a b\",c   | component | a b       | component=c",
        "-reason=A             | reason    | B         | -reason=A reason=B",
        "-reason!=A            | reason    | B         | reason=A,B",
        "NS=Shop Type=warning  | type      | Warning   | NS=Shop",
        "Reason=backoff        | reason    | Failed    | reason=backoff,Failed",
        "half \"open kind=Pod  | kind      | Node      | half \"open kind=Pod kind=Node",
      })
  void aFacetChangesItsOwnConditionAndNoOther(
      String query, String field, String value, String changed, Visitors visitors) {
    String call = "m.toggled(%s, '%s', '%s')".formatted(quoted(query), field, value);

    assertThat(call(visitors, "query.js", call)).isEqualTo(changed);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }

  @Test
  void rangesAreReadAsTheServerReadsThem(Visitors visitors) {
    String hours =
        "['1h30m', '90m', '2d', 'soon'].map(from => m.ends({from}))"
            + ".map(({from, to}) => (to - from) / 3600000)";
    String words = "['1h30m', '1h', '30m', '2w'].map(from => m.inWords({from}))";

    assertThat(call(visitors, "period.js", hours)).isEqualTo(List.of(1.5, 1.5, 48, 1));
    assertThat(call(visitors, "period.js", words))
        .isEqualTo(List.of("Last 1h30m", "Last hour", "Last 30 minutes", "Since 2w"));
  }

  @Test
  void marksOfAnAxisAreRoundInTheTimeThatIsShown(Visitors visitors) {
    String marks =
        "['local', 'utc'].map(zone => { localStorage.setItem('tidings.zone', zone); return"
            + " m.marks(Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 7), 576)"
            + ".map(each => each.words).slice(0, 5); })";

    assertThat(call(visitors, "../parts/axis.js", marks))
        .isEqualTo(
            List.of(
                List.of("12:00", "18:00", "01-06", "06:00", "12:00"),
                List.of("01-05", "06:00", "12:00", "18:00", "01-06")));
  }

  @Test
  void whatWarnsIsListedWhetherOrNotOthersHappenMoreOften(Visitors visitors) {
    String row = "name => ({object: {cluster: 'c', kind: 'Node', name}, warnings: 0})";
    String call =
        "(row => m.together([row('a'), {...row('b'), warnings: 1}], [row('b'), row('z')])"
            + ".map(each => [each.object.name, 'all' in each, 'warned' in each].join()))(%s)"
                .formatted(row);

    assertThat(call(visitors, "../views/cluster-scoped.js", call))
        .isEqualTo(List.of("b,true,true", "z,false,true", "a,true,false"));
  }

  @Test
  void agesAreThoseOfKubectl(Visitors visitors) {
    String call = "[0, 119, 120, 125, 600, 10799, 10800, 11100, 28800].map(m.duration)";
    String longer = "[172800, 180000, 691200, 63072000, 252288000].map(m.duration)";

    assertThat(call(visitors, "times.js", call))
        .isEqualTo(List.of("0s", "119s", "2m", "2m5s", "10m", "179m", "3h", "3h5m", "8h"));
    assertThat(call(visitors, "times.js", longer))
        .isEqualTo(List.of("2d", "2d2h", "8d", "2y", "8y"));
  }

  @Test
  void aCellOfCsvIsNoFormulaOfASpreadsheet(Visitors visitors) {
    String item =
        "{cluster: 'c', event: {type: 'Normal', reason: 'R', message: '=1+1, \"x\"',"
            + " involvedObject: {kind: 'Pod', name: 'p'}, metadata: {namespace: 'n', name: 'e',"
            + " creationTimestamp: '2026-01-01T00:00:00Z'}}}";

    assertThat(String.valueOf(call(visitors, "export.js", "m.csv([" + item + "])")))
        .endsWith(",Normal,R,c,n,pod/p,,,,\"'=1+1, \"\"x\"\"\",e\r\n");
  }

  @Test
  void onlyTheNewestAreKept(Visitors visitors) {
    String call =
        "(() => { const newest = new m.Newest(3); const seen = [];"
            + " for (let i = 1; i <= 20; i++) { newest.add(i); seen.push(newest.items()); }"
            + " return [seen[1], seen[4], seen[19]]; })()";

    assertThat(call(visitors, "newest.js", call))
        .isEqualTo(List.of(List.of(2, 1), List.of(5, 4, 3), List.of(20, 19, 18)));
  }

  @Test
  void aMeterForgetsWhatIsLongAgo(Visitors visitors) {
    String call =
        "(() => { const meter = new m.Meter(10); [0, 0, 5000, 9000].forEach(t => meter.add(1e6 +"
            + " t)); return [meter.perMinute(1e6 + 9000), meter.perMinute(1e6 + 12000),"
            + " meter.perMinute(2e6)]; })()";

    assertThat(call(visitors, "meter.js", call)).isEqualTo(List.of(24, 12, 0));
  }
}
