package dev.tidings.browser;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link Visitors}: one browser for all of them, and one server with the recorded
 * cluster for those that only look. Where there is no browser they are not run.
 */
final class WithBrowser implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(WithBrowser.class);

  /** On a loaded machine an answer takes longer than anybody wants to wait in vain. */
  private static final double PATIENCE_MILLIS = 30_000;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "no Chromium");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    shared(context)
        .computeIfAbsent(
            Chromium.class, key -> Chromium.launch(chromium.orElseThrow()), Chromium.class);
  }

  private static Store shared(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitors.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Store all = shared(context);
    Chromium chromium = requireNonNull(all.get(Chromium.class, Chromium.class));
    var visitors =
        new Visitors(
            chromium.browser(),
            () -> all.computeIfAbsent(Served.class, key -> recorded(), Served.class));
    context.getStore(NAMESPACE).put(Visitors.class, visitors);
    return visitors;
  }

  private static Served recorded() {
    try {
      return Served.with(Files.createTempDirectory("tidings-browser-")).withRecordedCluster();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Visitors visitors = context.getStore(NAMESPACE).get(Visitors.class, Visitors.class);
    if (visitors != null) {
      visitors.leave(context.getExecutionException().isEmpty());
    }
  }
}
