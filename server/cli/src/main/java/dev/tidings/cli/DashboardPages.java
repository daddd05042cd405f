package dev.tidings.cli;

import dev.tidings.api.pages.Page;
import dev.tidings.api.pages.Page.Keeping;
import dev.tidings.api.pages.Pages;
import dev.tidings.dashboard.Dashboard;
import dev.tidings.dashboard.DashboardFile;
import java.util.List;
import java.util.Optional;

/** The dashboard as the pages that a server hands out. */
final class DashboardPages implements Pages {
  private final Dashboard dashboard;

  DashboardPages(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Override
  public Optional<Page> find(String path) {
    return dashboard.find(path).map(DashboardPages::page);
  }

  private static Page page(DashboardFile file) {
    return new Page(
        file.mediaType(), file.bytes(), file.lasting() ? Keeping.FOR_EVER : Keeping.ASK_AGAIN);
  }

  @Override
  public List<String> inlineScripts() {
    return dashboard.inlineScripts();
  }
}
