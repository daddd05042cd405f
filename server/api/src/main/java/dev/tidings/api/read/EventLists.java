package dev.tidings.api.read;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.EventKey;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import java.util.Optional;

/** Answers lists: at one revision, page by page, by Kubernetes' rules for versions and tokens. */
public final class EventLists {
  /** Pages of kubectl and of informers are read at once. */
  private static final int FIRST_BATCH = 500;

  private final EventStore store;

  public EventLists(EventStore store) {
    this.store = store;
  }

  public Answer.Many list(EventRequest request) throws RefusedException {
    ListOptions options = ListOptions.parse(request.query(), request.group());
    return list(request.namespace(), options);
  }

  public Answer.Many list(String namespace, ListOptions options) throws RefusedException {
    var filter = EventFilter.of(namespace, options);
    Optional<ContinueToken> token = token(options);
    long minimum = token.isPresent() ? 0 : ResourceVersion.toRead(options.resourceVersion());
    long revision =
        token.isPresent() ? revision(token.get()) : exactRevision(filter, options, minimum);
    if (revision < 0) {
      throw tooLarge(options.resourceVersion());
    }
    EventKey after = token.map(t -> t.after(filter.namespace())).orElse(null);
    var scope = ListScope.of(store, filter, after);
    long limit = options.limit() > 0 ? options.limit() : ListPlan.NO_LIMIT;
    int batch = (int) Math.min(limit, FIRST_BATCH);
    return switch (scope.read(revision, after, batch)) {
      case ListResult.Page first -> {
        if (ResourceVersion.isBeyond(minimum, first.revision())) {
          throw tooLarge(options.resourceVersion());
        }
        yield new ListPlan(scope, new EventWalk(scope, first, batch), limit).answer();
      }
      case ListResult.Expired expired -> throw tooOld(token);
      case ListResult.Future future -> throw tooLarge(Long.toString(revision));
    };
  }

  private static Optional<ContinueToken> token(ListOptions options) throws RefusedException {
    if (options.continueToken().isEmpty()) {
      return Optional.empty();
    }
    ContinueToken token = ContinueToken.decode(options.continueToken());
    if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
      throw Refusals.badRequest("specifying resource version is not allowed when using continue");
    }
    return Optional.of(token);
  }

  private static long revision(ContinueToken token) {
    return token.revision() < 0 ? ListRequest.LATEST : token.revision();
  }

  /**
   * The one revision to read at, where the options ask for one: with a limit a version is exact.
   */
  private static long exactRevision(EventFilter filter, ListOptions options, long version) {
    return switch (options.versionMatch()) {
      case ListOptions.EXACT -> version;
      case ListOptions.NOT_OLDER_THAN -> ListRequest.LATEST;
      default ->
          options.limit() > 0 && !(filter.selection() instanceof Selection.Single)
              ? version
              : ListRequest.LATEST;
    };
  }

  private RefusedException tooLarge(String version) {
    return new RefusedException(Refusals.tooLargeVersion(version, store.revision(), 0));
  }

  private static RefusedException tooOld(Optional<ContinueToken> token) {
    return token.isPresent()
        ? Refusals.pageTooOld(token.get().atLatest().encode())
        : new RefusedException(Refusals.tooOld("list"));
  }
}
