package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;

class Fabric8ClientTest extends ClientContract {
  Fabric8ClientTest(LockedServer server) {
    super(server, "fabric8");
  }

  @Override
  EventClient connect(LockedServer server, ApiGroup group, String namespace) {
    return Fabric8Events.to(server, server.uri(), group, namespace);
  }
}
