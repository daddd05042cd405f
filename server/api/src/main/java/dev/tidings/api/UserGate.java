package dev.tidings.api;

import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.ResourceType;
import dev.tidings.api.ratelimit.EventRateLimit;
import dev.tidings.api.read.EventRequest;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.api.write.WriteGate;
import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.concurrent.CompletableFuture;

/**
 * Lets writes pass that users have the rights for and that are not too many. As in the reference,
 * only events of the core group are counted.
 */
record UserGate(Rights rights, EventRateLimit limit) implements WriteGate {
  @Override
  public CompletableFuture<Void> mayCreate(EventRequest request) {
    var type = new ResourceType(request.group().group(), request.group().version(), "events", "");
    return rights
        .require(
            request.user(),
            new Access.OfResource("create", type, request.namespace(), request.name()))
        .toCompletableFuture();
  }

  @Override
  public void admit(EventRequest request, Event event) throws RefusedException {
    if (request.group() == ApiGroup.CORE) {
      limit.admit(request.user(), event);
    }
  }
}
