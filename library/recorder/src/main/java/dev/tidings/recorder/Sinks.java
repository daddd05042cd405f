package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import dev.tidings.recorder.BroadcasterOptions.BoundSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscribers that write to the sinks of one broadcaster, and the spools of those. */
final class Sinks {
  private final Surroundings surroundings;
  private final Intake intake;
  private final RequestListeners requests;
  private final Map<SpoolOptions, Spool> spools;
  private final List<Spooling> spoolings = new ArrayList<>();
  private final List<Subscriber> subscribers = new ArrayList<>();

  Sinks(
      Surroundings surroundings,
      Intake intake,
      RequestListeners requests,
      Map<SpoolOptions, Spool> spools) {
    this.surroundings = surroundings;
    this.intake = intake;
    this.requests = requests;
    this.spools = spools;
  }

  void add(BoundSink given) {
    Scheduler scheduler = surroundings.scheduler();
    BoundSink sink =
        new BoundSink(
            new AskedSink(given.sink(), subscribers.size(), scheduler::now, requests),
            given.options());
    Books books = new Books(surroundings.outstanding(), surroundings.listening()::tell);
    Subscriber subscriber =
        new Subscriber(
            sink.queue(),
            scheduler,
            books,
            ready -> destination(sink, books, ready),
            intake::resume);
    subscribers.add(subscriber);
    intake.add(subscriber);
  }

  private Destination destination(BoundSink sink, Books books, Runnable ready) {
    SpoolOptions options = sink.options().spool();
    if (options == null) {
      return new Delivery(sink, surroundings, books::close, ready);
    }
    Spool spool = requireNonNull(spools.get(options), "every spool has been opened");
    Spooling spooling = new Spooling(spool, sink, surroundings, books, ready);
    spoolings.add(spooling);
    return spooling;
  }

  /** Begins with what earlier processes have left. */
  void begin() {
    spoolings.forEach(Spooling::begin);
  }

  /** The accounts of all sinks, each from the intake on; none if there is no sink. */
  Optional<Accounts> accounts() {
    return subscribers.stream().map(this::fromTheBeginning).reduce(Accounts::plus);
  }

  /** The sink's part is read first, so that no event is settled there that is not offered here. */
  private Accounts fromTheBeginning(Subscriber sink) {
    Accounts later = sink.accounts();
    return intake.accounts().then(later, sink.joined());
  }

  List<SinkFigures> figures() {
    return subscribers.stream()
        .map(sink -> new SinkFigures(fromTheBeginning(sink), sink.queued(), sink.spool()))
        .toList();
  }

  /** How many events wait on disk. */
  long kept() {
    return subscribers.stream().mapToLong(sink -> sink.spool().events()).sum();
  }

  void flush() {
    subscribers.forEach(Subscriber::flush);
  }

  /** Lets other processes have the spools. */
  void closeSpools() {
    spoolings.forEach(Spooling::close);
  }
}
