package dev.tidings.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each visitor's tail begins with now, so that all can look at one server. */
@ExtendWith(WithBrowser.class)
class LiveTest {
  private static final String ROWS = "tidings-event-table .row:not(.head)";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path home;

  @SuppressWarnings("NullAway.Init")
  private static Served server;

  @SuppressWarnings("NullAway.Init")
  private static Writer writer;

  @BeforeAll
  static void start() throws Exception {
    server = Served.with(home);
    writer = new Writer(server.uri());
  }

  @AfterAll
  static void end() {
    if (server != null) {
      server.close();
    }
  }

  private static Locator messages(Page page) {
    return page.locator(ROWS + " .message");
  }

  private static Locator state(Page page) {
    return page.locator(".stream-state");
  }

  @Test
  void whatHappensAppears(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");
    assertThat(page.getByText("Nothing has happened yet")).isVisible();

    writer.write("shop", "web-0", "Warning", "first");
    writer.write("shop", "web-0", "Normal", "second");

    assertThat(messages(page)).hasText(new String[] {"second", "first"});
  }

  @Test
  void onlyWhatTheFilterAsksForAppears(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live?q=type%3DWarning").page();
    assertThat(state(page)).hasText("Following");

    writer.write("shop", "web-0", "Normal", "no");
    writer.write("shop", "web-0", "Warning", "yes");

    assertThat(messages(page)).hasText("yes");
  }

  @Test
  void whatIsDeletedOrExpiresIsNothingThatHappens(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");
    String name = writer.write("shop", "web-0", "Warning", "first");
    assertThat(messages(page)).hasText("first");

    writer.delete("shop", name);
    writer.write("shop", "web-0", "Normal", "second");

    assertThat(messages(page)).hasText(new String[] {"second", "first"});
  }

  @Test
  void theChosenRowStaysThatOfItsEvent(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");
    writer.write("shop", "web-0", "Normal", "first");
    assertThat(messages(page)).hasText("first");

    page.keyboard().press("j");
    writer.write("shop", "web-0", "Normal", "second");

    assertThat(messages(page)).hasText(new String[] {"second", "first"});
    assertThat(page.locator(".row.chosen .message")).hasText("first");
  }

  @Test
  void whatIsMissedWhilePausedIsCountedAndReadBack(Visitors visitors) throws Exception {
    Visitor visitor = visitors.of(server).open("live");
    Page page = visitor.page();
    assertThat(state(page)).hasText("Following");
    writer.write("shop", "web-0", "Normal", "before");
    assertThat(messages(page)).hasText("before");

    page.keyboard().press("Space");
    assertThat(state(page)).hasText("Paused");
    writer.write("shop", "web-0", "Warning", "missed 1");
    writer.write("shop", "web-0", "Warning", "missed 2");
    assertThat(page.locator(".missed")).hasText("2 events missed while paused");
    assertThat(messages(page)).hasText("before");
    visitor.byRole(AriaRole.BUTTON, "Read them back").click();

    assertThat(messages(page)).hasText(new String[] {"missed 2", "missed 1", "before"});
    writer.write("shop", "web-0", "Normal", "after");
    assertThat(messages(page)).hasText(new String[] {"after", "missed 2", "missed 1", "before"});
  }

  @Test
  void whoGoesOnWithoutReadingBackGoesOnWithNow(Visitors visitors) throws Exception {
    Visitor visitor = visitors.of(server).open("live");
    Page page = visitor.page();
    assertThat(state(page)).hasText("Following");
    visitor.byRole(AriaRole.BUTTON, "Pause").click();
    writer.write("shop", "web-0", "Warning", "missed");
    assertThat(page.locator(".missed")).hasText("1 event missed while paused");

    visitor.byRole(AriaRole.BUTTON, "Go on").click();
    writer.write("shop", "web-0", "Normal", "after");

    assertThat(messages(page)).hasText("after");
  }

  @Test
  void askingAgainLosesNothing(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");
    writer.write("shop", "web-0", "Normal", "before");
    assertThat(messages(page)).hasText("before");
    Locator search = page.locator("input[type=search]");

    page.waitForRequest("**/stream?*", () -> page.keyboard().press("r"));
    search.focus();
    page.waitForRequest("**/stream?*", () -> page.keyboard().press("Enter"));
    writer.write("shop", "web-0", "Normal", "after");

    assertThat(messages(page)).hasText(new String[] {"after", "before"});
  }

  @Test
  void whatIsReadBackIsNotMeasuredAgain(Visitors visitors) throws Exception {
    Visitor visitor = visitors.of(server).open("live");
    Page page = visitor.page();
    assertThat(state(page)).hasText("Following");
    page.keyboard().press("Space");
    writer.write("shop", "web-0", "Warning", "missed 1");
    writer.write("shop", "web-0", "Warning", "missed 2");
    assertThat(page.locator(".missed")).hasText("2 events missed while paused");

    visitor.byRole(AriaRole.BUTTON, "Read them back").click();

    assertThat(messages(page)).hasText(new String[] {"missed 2", "missed 1"});
    assertThat(page.locator(".rate")).hasText("4.0/min");
  }

  @Test
  void aConnectionThatHasFallenSilentIsMadeAnew(Visitors visitors) throws Exception {
    Visitor visitor = visitors.of(server);
    Page page = visitor.page();
    page.clock().install();
    visitor.open("live");
    assertThat(state(page)).hasText("Following");
    writer.write("shop", "web-0", "Normal", "before");
    assertThat(messages(page)).hasText("before");

    page.waitForRequest("**/stream?*", () -> page.clock().runFor(50_000));
    writer.write("shop", "web-0", "Normal", "after");

    assertThat(messages(page)).hasText(new String[] {"after", "before"});
  }

  @Test
  void whatIsNotKeptAnyMoreIsToldUntilTheReaderHasReadIt(Visitors visitors) {
    Visitor visitor = visitors.of(server);
    Page page = visitor.page();
    page.route(
        "**/stream?*",
        route -> route.fulfill(new Route.FulfillOptions().setBody("event: gap\ndata: {}\n\n")),
        new Page.RouteOptions().setTimes(1));
    visitor.open("live");

    assertThat(page.getByText("not kept any more")).isVisible();
    visitor.byRole(AriaRole.BUTTON, "Close this note").click();

    assertThat(page.getByText("not kept any more")).hasCount(0);
    assertThat(state(page)).hasText("Following");
  }

  @Test
  void markupInAMessageIsText(Visitors visitors) throws Exception {
    String markup = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");

    writer.write("shop", "web-0", "Warning", markup);

    assertThat(messages(page)).hasText(markup);
    messages(page).click();
    assertThat(page.locator("tidings-event-detail .message")).hasText(markup);
    assertThat(page.locator("main img, main script")).hasCount(0);
  }

  @Test
  void itGoesOnWhereItWasAfterTheServerWasAway(Visitors visitors) throws Exception {
    Page page = visitors.of(server).open("live").page();
    assertThat(state(page)).hasText("Following");
    writer.write("shop", "web-0", "Normal", "before");
    assertThat(messages(page)).hasText("before");

    server.stop();
    assertThat(state(page)).hasText("Connection lost, trying again …");
    server.startAgain();
    writer.write("shop", "web-0", "Normal", "after");

    assertThat(state(page)).hasText("Following");
    assertThat(messages(page)).hasText(new String[] {"after", "before"});
  }
}
