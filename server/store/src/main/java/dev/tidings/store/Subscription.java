package dev.tidings.store;

/** Calls that go on until this is closed. */
public interface Subscription extends AutoCloseable {
  /** Ends the calls; one that is on its way may still come. */
  @Override
  void close();
}
