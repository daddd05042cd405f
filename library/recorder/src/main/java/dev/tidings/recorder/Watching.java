package dev.tidings.recorder;

/** A watcher as its owner sees it. */
record Watching(Subscriber watcher, Runnable stop) implements Subscription {
  @Override
  public Accounts accounts() {
    return watcher.accounts();
  }

  @Override
  public void close() {
    stop.run();
  }
}
