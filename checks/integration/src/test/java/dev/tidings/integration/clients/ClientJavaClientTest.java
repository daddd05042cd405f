package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import java.io.IOException;

class ClientJavaClientTest extends ClientContract {
  ClientJavaClientTest(LockedServer server) {
    super(server, "client-java");
  }

  @Override
  EventClient connect(LockedServer server, ApiGroup group, String namespace) throws IOException {
    return ClientJavaEvents.to(server, server.uri(), group, namespace);
  }
}
