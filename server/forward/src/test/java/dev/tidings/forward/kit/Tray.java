package dev.tidings.forward.kit;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/**
 * A destination {@code tray}, which keeps what it takes, and answers as it was told to: in turn,
 * then with Done. What has a label {@code tray} it has written itself.
 */
public final class Tray implements DestinationType, DestinationPlan, Destination {
  private final Queue<Delivery> answers = new ArrayDeque<>();
  private final List<Message> taken = new ArrayList<>();
  private final List<Integer> batches = new ArrayList<>();
  private CountDownLatch expected = new CountDownLatch(0);

  public synchronized Tray answer(Delivery... inTurn) {
    answers.addAll(List.of(inTurn));
    return this;
  }

  @Override
  public String name() {
    return "tray";
  }

  @Override
  public DestinationPlan plan(Settings settings, Place place) {
    return this;
  }

  @Override
  public Destination open() {
    return this;
  }

  @Override
  public boolean wrote(Event event) {
    return event.metadata().labels().containsKey("tray");
  }

  @Override
  public synchronized Delivery deliver(List<Message> batch) {
    batches.add(batch.size());
    Delivery answer = answers.isEmpty() ? new Delivery.Done() : answers.remove();
    int number =
        switch (answer) {
          case Delivery.Done done -> batch.size();
          case Delivery.Later later -> later.taken();
          case Delivery.Refused refused -> refused.taken();
        };
    for (Message each : batch.subList(0, number)) {
      taken.add(each);
      expected.countDown();
    }
    return answer;
  }

  /** What is open when so many more messages have been taken. */
  public synchronized CountDownLatch expect(int messages) {
    expected = new CountDownLatch(messages);
    return expected;
  }

  /** The names of the events that were taken, each with its count: {@code a x1}. */
  public synchronized List<String> taken() {
    return taken.stream()
        .map(Message::event)
        .map(event -> event.metadata().name() + " x" + event.occurrences())
        .toList();
  }

  public synchronized List<String> ids() {
    return taken.stream().map(Message::id).toList();
  }

  /** The sizes of all batches that came, whatever became of them. */
  public synchronized List<Integer> batches() {
    return List.copyOf(batches);
  }
}
