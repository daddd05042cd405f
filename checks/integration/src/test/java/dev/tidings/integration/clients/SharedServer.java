package dev.tidings.integration.clients;

import dev.tidings.integration.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link LockedServer}, started for the first of them, ended after the last.
 */
final class SharedServer implements ParameterResolver {
  private record Running(LockedServer server, Path home) implements AutoCloseable {
    static Running start() {
      try {
        Path home = Files.createTempDirectory("clients");
        return new Running(LockedServer.start(home), home);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
      Scratch.delete(home);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LockedServer.class;
  }

  @Override
  public LockedServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedServer.class))
        .computeIfAbsent(Running.class, type -> Running.start(), Running.class)
        .server();
  }
}
