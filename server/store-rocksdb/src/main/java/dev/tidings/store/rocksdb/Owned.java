package dev.tidings.store.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened, to be closed in the opposite order: all of it, whatever fails. */
final class Owned implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Owned.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      AutoCloseable resource = opened.pop();
      try {
        resource.close();
      } catch (Exception e) { // each has its own kind of failure, and none may keep the rest open
        log.warn("{} could not be closed", resource.getClass().getSimpleName(), e);
      }
    }
  }
}
