package dev.tidings.recorder;

/** A watcher of a broadcaster. */
public interface Subscription extends AutoCloseable {
  /** What has become of the events it was to see. */
  Accounts accounts();

  /** Sees nothing more; what it has not seen yet is dropped. */
  @Override
  void close();
}
