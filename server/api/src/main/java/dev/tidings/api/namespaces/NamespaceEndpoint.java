package dev.tidings.api.namespaces;

import dev.tidings.api.discovery.Route;
import dev.tidings.api.wire.Content;
import dev.tidings.api.wire.Form;
import dev.tidings.api.wire.HttpCall;
import dev.tidings.api.wire.ListContent;
import dev.tidings.api.wire.Listing;
import dev.tidings.api.wire.Negotiation;
import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.wire.Replies;
import dev.tidings.api.wire.Reply;
import dev.tidings.api.wire.Status;
import dev.tidings.api.wire.Statuses;
import dev.tidings.api.write.DeleteOptions;
import dev.tidings.api.write.DryRun;
import dev.tidings.codec.ListMeta;
import dev.tidings.event.EventKey;
import dev.tidings.event.FieldError;
import dev.tidings.event.ObjectMeta;
import dev.tidings.store.EventStore;
import dev.tidings.store.ListRequest;
import dev.tidings.store.ListResult;
import dev.tidings.store.Selection;
import dev.tidings.store.StoredEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Answers requests for namespaces as far as kubectl needs it. */
public final class NamespaceEndpoint {
  private static final int DELETED_AT_ONCE = 500;

  private final Namespaces namespaces;
  private final EventStore store;
  private final InstantSource clock;
  private final Executor workers;

  public NamespaceEndpoint(
      Namespaces namespaces, EventStore store, InstantSource clock, Executor workers) {
    this.namespaces = namespaces;
    this.store = store;
    this.clock = clock;
    this.workers = workers;
  }

  public CompletionStage<Reply> answer(HttpCall call, Route.Namespaces route, byte[] body)
      throws RefusedException {
    return switch (route.verb()) {
      case LIST -> CompletableFuture.completedFuture(list(call));
      case GET -> CompletableFuture.completedFuture(one(call, 200, route.name()));
      case CREATE -> CompletableFuture.completedFuture(create(call, body));
      case DELETE -> delete(call, route.name(), body);
      case WATCH, UPDATE, PATCH, DELETECOLLECTION ->
          throw new RefusedException(Statuses.METHOD_NOT_ALLOWED);
    };
  }

  /** An empty list of something that namespaces have elsewhere. */
  public Reply nothing(HttpCall call, String kind) throws RefusedException {
    var list = new ListContent(new Listing.Objects("v1", kind + "List", listMeta()), List.of());
    return Replies.list(call, list, Negotiation.plain(call), List.of());
  }

  private ListMeta listMeta() {
    return new ListMeta(Long.toString(store.revision()), "", null);
  }

  private Reply list(HttpCall call) throws RefusedException {
    Form form = Negotiation.events(call);
    NamespaceSelection selection = NamespaceSelection.of(call.query());
    List<ObjectMeta> found =
        namespaces.names().stream().map(namespaces::metadata).filter(selection::matches).toList();
    return Replies.list(
        call, NamespaceShapes.of(call, form, clock).many(listMeta(), found), form, List.of());
  }

  private Reply one(HttpCall call, int code, String name) throws RefusedException {
    Form form = Negotiation.events(call);
    Content content = NamespaceShapes.of(call, form, clock).one(namespaces.metadata(name));
    return Replies.object(call, code, content, form, List.of());
  }

  private Reply create(HttpCall call, byte[] body) throws RefusedException {
    String name = NamespaceBody.name(call, body);
    boolean made = isDryRun(call) || namespaces.make(name);
    if (!made) {
      throw new RefusedException(
          Status.failure(
              409,
              "AlreadyExists",
              "namespaces \"" + name + "\" already exists",
              new Status.Details(name, "", "namespaces", "", List.of(), 0)));
    }
    return one(call, 201, name);
  }

  private static boolean isDryRun(HttpCall call) throws RefusedException {
    List<String> values = call.query().all("dryRun");
    List<FieldError> errors = DryRun.errors(values);
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions("CreateOptions", errors);
    }
    return !values.isEmpty();
  }

  private CompletionStage<Reply> delete(HttpCall call, String name, byte[] body)
      throws RefusedException {
    DeleteOptions options = DeleteOptions.parse(call.query(), call.contentType(), body, "v1");
    ObjectMeta metadata = namespaces.metadata(name);
    options.checkPreconditions("Namespace", metadata);
    String uid = metadata.uid();
    var details = new Status.Details(name, "", "namespaces", uid, List.of(), 0);
    Reply deleted = Replies.status(call, new Status(true, "", "", details, "", 0), List.of());
    if (options.dryRun()) {
      return CompletableFuture.completedFuture(deleted);
    }
    return deleteEvents(name)
        .thenApply(
            gone -> {
              namespaces.forget(name);
              return deleted;
            });
  }

  private CompletionStage<Long> deleteEvents(String namespace) {
    var first =
        new ListRequest(
            new Selection.InNamespace(namespace), ListRequest.LATEST, null, DELETED_AT_ONCE);
    List<EventKey> keys =
        store.list(first) instanceof ListResult.Page page
            ? page.events().stream().map(StoredEvent::key).toList()
            : List.of();
    return keys.isEmpty()
        ? CompletableFuture.completedFuture(store.revision())
        : store.removeTogether(keys).thenComposeAsync(next -> deleteEvents(namespace), workers);
  }
}
