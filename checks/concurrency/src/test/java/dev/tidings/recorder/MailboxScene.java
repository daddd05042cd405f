package dev.tidings.recorder;

/** A mailbox that is closed while two items are put into it, and what became of them. */
final class MailboxScene {
  private final ActorScheduler scheduler = new ActorScheduler();
  private final Fates fates;
  private final Mailbox<Integer> mailbox;

  MailboxScene(Fates fates, Mailbox.Taker<Integer> taker) {
    this.fates = fates;
    this.mailbox = new Mailbox<>(4, scheduler, taker);
  }

  void put() {
    fates.putInto(mailbox, 0);
    fates.putInto(mailbox, 1);
    scheduler.work();
  }

  void close() {
    mailbox.close(fates::left);
    scheduler.work();
  }

  /** Does what is left to do; true, if each item had one end, and the later one got no farther. */
  String finish() {
    scheduler.work();
    return fates.verdict();
  }
}
