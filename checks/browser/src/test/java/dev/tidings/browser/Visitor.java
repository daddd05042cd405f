package dev.tidings.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody who looks at a server's dashboard, with a browser that has seen nothing before. */
final class Visitor implements AutoCloseable {
  private final URI server;
  private final BrowserContext context;
  private final Page page;
  private final Set<String> servers = ConcurrentHashMap.newKeySet();
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  /** What the visitor looks through. */
  record Screen(int width, int height, ColorScheme scheme) {
    static final Screen DESK = new Screen(1440, 900, ColorScheme.LIGHT);
    static final Screen TABLET = new Screen(900, 700, ColorScheme.LIGHT);
    static final Screen PHONE = new Screen(390, 844, ColorScheme.LIGHT);

    Screen in(ColorScheme newScheme) {
      return new Screen(width, height, newScheme);
    }
  }

  private Visitor(URI server, BrowserContext context) {
    this.server = server;
    this.servers.add(server.toString());
    this.context = context;
    this.page = context.newPage();
    page.onPageError(troubles::add);
    page.onConsoleMessage(this::hear);
    page.onRequest(this::see);
  }

  static Visitor of(URI server, Browser browser, Screen screen) {
    var options =
        new NewContextOptions()
            .setViewportSize(screen.width(), screen.height())
            .setColorScheme(screen.scheme())
            .setTimezoneId("Asia/Tokyo")
            .setIgnoreHTTPSErrors(true)
            .setAcceptDownloads(true);
    return new Visitor(server, browser.newContext(options));
  }

  /** What a server refuses, and a server that is gone, are told by the browser too. */
  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      troubles.add(message.text());
    }
  }

  private void see(Request request) {
    String url = request.url();
    if (servers.stream().noneMatch(url::startsWith) && !url.startsWith("blob:")) {
      troubles.add("asked somebody else: " + url);
    }
  }

  /** The server may send the visitor there, too. */
  Visitor sentTo(URI other) {
    servers.add(other.toString());
    return this;
  }

  Visitor open(String view) {
    page.navigate(server.resolve("/ui/" + view).toString());
    return this;
  }

  Page page() {
    return page;
  }

  Locator byRole(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void signIn(String token) {
    page.getByLabel("Token").fill(token);
    byRole(AriaRole.BUTTON, "Sign in").click();
  }

  /** With the mouse, over a share of its width. */
  void drag(Locator over, double from, double to) {
    over.scrollIntoViewIfNeeded();
    var box = over.boundingBox();
    page.mouse().move(box.x + box.width * from, box.y + 30);
    page.mouse().down();
    page.mouse().move(box.x + box.width * to, box.y + 30);
    page.mouse().up();
  }

  /** The parameter of the URL, decoded; empty where there is none. */
  String parameter(String name) {
    return String.valueOf(
        page.evaluate("name => new URLSearchParams(location.search).get(name) ?? ''", name));
  }

  /** Nothing has gone wrong in the page, and nobody else was asked. */
  void isUntroubled() {
    assertThat(troubles).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
