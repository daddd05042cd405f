package dev.tidings.browser;

import com.microsoft.playwright.Page;
import java.util.Locale;

/** The views, with something in them, and how to tell that it is there. */
enum View {
  OVERVIEW("?from=%s", ".top-list li, .panel tbody tr"),
  EXPLORE("explore?from=%s", "tidings-event-table .row:not(.head)"),
  GROUPS("explore?from=%s&group=owner", ".groups tbody tr"),
  LIVE("live", ".stream-state.open"),
  OBJECT(
      "object?cluster=tidings&kind=Pod&namespace=trouble&name=crashers-795db59d88-xfds9",
      ".happened tbody tr"),
  CLUSTER_SCOPED("cluster-scoped?from=%s", ".cluster-scoped tbody tr"),
  ROUTES("routes", ".routes tbody tr");

  private final String address;
  private final String sign;

  View(String address, String sign) {
    this.address = address;
    this.sign = sign;
  }

  /** Goes there, and waits until it is all there. */
  Page open(Visitor visitor) {
    return open(visitor, "24h");
  }

  /** The same for a range of time that ends now, such as {@code 30m}. */
  Page open(Visitor visitor, String range) {
    Page page = visitor.open(address.formatted(range)).page();
    page.locator(sign).first().waitFor();
    page.waitForFunction("() => !document.querySelector('.notice.waiting')");
    return page;
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
