package dev.tidings.forward.search;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.http.Halving;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpAnswer;
import dev.tidings.forward.http.HttpAnswer.Received;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.HttpSender;
import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Writes documents with bulk requests, and looks at what became of each. What is delivered again
 * makes no second document, unless it is in a data stream that has begun a new index since: that
 * looks for ids in its newest one only.
 */
public final class SearchDestination implements Destination {
  private static final String LINES = "application/x-ndjson";

  private final SearchOptions options;
  private final Optional<Setup> setup;
  private final Bulk bulk;
  private final HttpSender sender;
  private int host;
  private boolean prepared;

  /**
   * {@code elasticsearch}: hosts, index, mode, deDot, gzip, setup, apiKeyFile, and what HTTP has.
   */
  public static final class Elasticsearch extends OfKind {
    /** As the service loader makes it. */
    public Elasticsearch() {
      super(SearchKind.ELASTICSEARCH);
    }
  }

  /** {@code opensearch}, with the same settings. */
  public static final class OpenSearch extends OfKind {
    /** As the service loader makes it. */
    public OpenSearch() {
      super(SearchKind.OPENSEARCH);
    }
  }

  /** One of them. */
  abstract static class OfKind implements DestinationType {
    private final SearchKind kind;

    private OfKind(SearchKind kind) {
      this.kind = kind;
    }

    @Override
    public String name() {
      return kind.text();
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return SearchDestination.plan(settings, place, kind);
    }

    @Override
    public boolean takes(Message.Form form) {
      return form != Message.Form.TEXT;
    }
  }

  private SearchDestination(
      SearchOptions options, Optional<Setup> setup, Bulk bulk, HttpSender sender) {
    this.options = options;
    this.setup = setup;
    this.bulk = bulk;
    this.sender = sender;
  }

  private static DestinationPlan plan(Settings settings, Place place, SearchKind kind) {
    SearchOptions options = SearchOptions.read(settings);
    return plan(
        options,
        settings.flag("setup")
            ? settings.parsed(
                "setup",
                yes -> Setup.of(kind, options.documents().index(), options.documents().id()))
            : Optional.empty(),
        place);
  }

  /** The destination that options describe, where nothing has to be made before. */
  public static DestinationPlan plan(SearchOptions options, Place place) {
    return plan(options, Optional.empty(), place);
  }

  private static DestinationPlan plan(SearchOptions options, Optional<Setup> setup, Place place) {
    var bulk =
        new Bulk(
            options.documents(),
            new Document(options.documents().form(), place.route(), place.clock()));
    return () ->
        new SearchDestination(
            options, setup, bulk, HttpSender.open(options.access(), place.clock()));
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    if (!prepared) {
      Optional<Delivery> obstacle = prepare();
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      prepared = true;
    }
    return Halving.deliver(batch, this::post);
  }

  /** What is in the way; empty when the store is as it has to be. */
  private Optional<Delivery> prepare() throws InterruptedException {
    if (setup.isEmpty()) {
      return Optional.empty();
    }
    Delivery made = setup.get().make(sender, options.hosts().get(host));
    if (made instanceof Delivery.Done) {
      return Optional.empty();
    }
    nextHost();
    return Optional.of(made);
  }

  private Delivery post(List<Message> messages) throws InterruptedException {
    URI url = HttpAccess.resolve(options.hosts().get(host), "/_bulk?" + BulkAnswer.FILTER);
    HttpCall call = HttpCall.of("POST", url, LINES, bulk.lines(messages));
    HttpAnswer answer = sender.send(options.compressed() ? call.compressed() : call);
    if (answer instanceof Received received && received.isTaken()) {
      return BulkAnswer.delivery(received.body(), messages.size());
    }
    Delivery delivery = answer.delivery(messages.size());
    if (delivery instanceof Delivery.Later) {
      nextHost();
    }
    return delivery;
  }

  private void nextHost() {
    host = (host + 1) % options.hosts().size();
  }

  @Override
  public void close() {
    sender.close();
  }
}
