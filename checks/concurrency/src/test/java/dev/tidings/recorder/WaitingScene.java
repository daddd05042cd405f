package dev.tidings.recorder;

/** A broadcaster with a watcher that has room for one event, and is waited for. */
final class WaitingScene {
  private final Scene scene = new Scene(EventBroadcaster.builder(new PlainSink()));
  private final Subscription watcher =
      scene.watch(WatchOptions.DEFAULT.withQueue(1, Overflow.WAIT));

  EventBroadcaster broadcaster() {
    return scene.broadcaster();
  }

  Subscription watcher() {
    return watcher;
  }

  /** Records more than there is room for. */
  void record() {
    scene.record("A1");
    scene.record("A2");
    scene.record("A3");
    scene.work();
  }

  void work() {
    scene.work();
  }

  /** Does what is left to do; true, if every event is accounted for and was told of once. */
  String finish() {
    scene.work();
    return scene.verdict(3, watcher);
  }
}
