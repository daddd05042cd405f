package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithBrowser.class)
class ExploreTest {
  private static final Pattern SOME = Pattern.compile("[1-9][0-9,]* events?");
  private static final String ROWS = "tidings-event-table .row:not(.head)";

  private static Locator total(Page page) {
    return page.locator(".toolbar .total");
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "reason", "kind", "namespace", "component"})
  void eachFacetIsAFilterInTheUrlAndTheBackButtonTakesItAway(String field, Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    assertThat(total(page)).hasText(SOME);
    String all = total(page).textContent();
    Locator choice =
        page.locator(
                "fieldset",
                new Page.LocatorOptions()
                    .setHas(page.getByText(field, new Page.GetByTextOptions().setExact(true))))
            .locator("label")
            .first();
    String value = choice.locator(".value").textContent();

    choice.click();

    assertThat(total(page)).not().hasText(all);
    assertThat(visitor.parameter("q")).isEqualTo(field + "=" + value);
    assertThat(page.locator(".chip")).hasText(field + "=" + value);
    assertThat(choice.locator("input")).isChecked();
    page.goBack();
    assertThat(total(page)).hasText(all);
    assertThat(choice.locator("input")).not().isChecked();
  }

  @Test
  void twoValuesOfAFacetAreEither(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h&q=kind%3DPod");
    Page page = visitor.page();
    Locator reasons =
        page.locator("fieldset", new Page.LocatorOptions().setHasText("reason")).locator("label");
    assertThat(reasons.nth(1)).isVisible();
    List<String> all = reasons.allTextContents();

    reasons.nth(1).click();
    assertThat(page.locator(".chip")).hasCount(2);
    assertThat(total(page)).hasText(events(all.get(1)));
    reasons.nth(0).click();

    assertThat(page.locator(".chip").last()).hasText(Pattern.compile("reason=\\w+,\\w+"));
    assertThat(reasons).hasText(all.toArray(String[]::new));
    assertThat(reasons.locator("input:checked")).hasCount(2);
  }

  /** The total that a facet's value promises. */
  private static Pattern events(String choice) {
    return Pattern.compile(choice.trim().replaceAll(".*\\s", "") + " events?");
  }

  @Test
  void wordsOfMessagesAreFound(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    assertThat(total(page)).hasText(SOME);

    page.keyboard().press("/");
    page.keyboard().type("back-off type=Warning");
    page.keyboard().press("Enter");

    assertThat(page.locator(ROWS).first().locator(".message")).containsText("Back-off");
    assertThat(visitor.parameter("q")).isEqualTo("back-off type=Warning");
    visitor.byRole(AriaRole.BUTTON, "Remove back-off").click();
    assertThat(page.locator("input[type=search]")).hasValue("type=Warning");
  }

  @Test
  void aLinkShowsToOthersWhatItShowsHere(Visitors visitors) {
    String link = "explore?q=type%3DWarning&from=24h&sort=-count";
    Page one = visitors.one().open(link).page();
    Page other = visitors.one().open(link).page();
    assertThat(total(one)).hasText(SOME);
    assertThat(total(other)).hasText(total(one).textContent());
    String first = one.locator(ROWS).first().locator(".object").textContent();

    assertThat(other.locator(ROWS).first().locator(".object")).hasText(first);
  }

  @ParameterizedTest
  @CsvSource({"By object, object", "By owner, owner"})
  void eventsAreGrouped(String choice, String group, Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h&q=type%3DWarning");
    Page page = visitor.page();

    page.getByLabel("Groups", new Page.GetByLabelOptions().setExact(true)).selectOption(choice);

    assertThat(page.locator(".groups tbody tr").first()).isVisible();
    assertThat(visitor.parameter("group")).isEqualTo(group);
    page.locator(".groups tbody a").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/ui/object\\?cluster=tidings&kind=.*"));
  }

  @Test
  void onlyRowsInSightAreDrawnAndOthersAreFetchedAsTheReaderComesNear(Visitors visitors) {
    Page page = visitors.one().open("explore?from=24h").page();
    Locator table = page.locator("tidings-event-table .rows");
    assertThat(page.locator(ROWS).first()).isVisible();

    table.evaluate("rows => rows.scrollTo(0, rows.scrollHeight)");

    assertThat(page.locator("tidings-event-table .row[aria-rowindex='105']")).isAttached();
    assertThat(page.locator(ROWS).count()).isLessThan(100);
  }

  @Test
  void draggingOverTheBarsChoosesARangeOfTime(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=1h");
    Page page = visitor.page();
    assertThat(page.locator("tidings-histogram rect.bar").first()).isVisible();

    visitor.drag(page.locator("tidings-histogram svg"), 0.6, 0.9);

    assertThat(page).hasURL(Pattern.compile(".*from=20.*to=20.*"));
    assertThat(total(page)).hasText(Pattern.compile("[0-9,]+ events?"));
  }

  @Test
  void whatIsWrittenInTheFieldStaysWhenARangeIsChosen(Visitors visitors) {
    Visitor visitor = visitors.one().open("explore?from=24h");
    Page page = visitor.page();
    page.locator("input[type=search]").fill("half a tho");

    page.locator("tidings-period-picker summary").click();
    visitor.byRole(AriaRole.BUTTON, "Last 7 days").click();

    assertThat(page).hasURL(Pattern.compile(".*from=7d.*"));
    assertThat(page.locator("input[type=search]")).hasValue("half a tho");
  }

  @Test
  void aWideTableHasTheColumnsOfKubectl(Visitors visitors) {
    Page page = visitors.one().open("explore?from=24h").page();

    page.getByText("Wide", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.getByRole(AriaRole.COLUMNHEADER))
        .hasText(
            new String[] {
              "Last seen",
              "Type",
              "Reason",
              "Cluster",
              "Namespace",
              "Object",
              "Subobject",
              "Source",
              "Message",
              "First seen",
              "Count",
              "Name"
            });
  }

  @Test
  void whatIsFoundIsSavedAsCsv(Visitors visitors) throws IOException {
    Page page = visitors.one().open("explore?from=24h&q=type%3DWarning").page();
    assertThat(total(page)).hasText(SOME);
    int count = Integer.parseInt(total(page).textContent().replaceAll("\\D", ""));

    List<String> lines = Files.readAllLines(export(page, "CSV").path());

    assertThat(lines.getFirst())
        .startsWith("lastSeen,firstSeen,count,type,reason,cluster,namespace,object,");
    assertThat(lines).hasSize(count + 1);
    assertThat(lines.get(1)).contains(",Warning,");
  }

  @Test
  void whatIsFoundIsSavedAsJson(Visitors visitors) throws IOException {
    Page page = visitors.one().open("explore?from=24h&q=reason%3DBackOff").page();
    assertThat(total(page)).hasText(SOME);

    Download saved = export(page, "JSON");

    assertThat(saved.suggestedFilename()).matches("events-[-0-9T]+Z\\.json");
    assertThat(Files.readString(saved.path()))
        .startsWith("{\n  \"kind\": \"EventList\"")
        .contains("\"reason\": \"BackOff\"", "\"tidings.dev/cluster\": \"tidings\"");
  }

  private static Download export(Page page, String form) {
    page.getByText("Export").click();
    return page.waitForDownload(
        () -> page.getByText(form + ",", new Page.GetByTextOptions().setExact(false)).click());
  }
}
