package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import org.opentest4j.TestAbortedException;

class GoClientTest extends ClientContract {
  GoClientTest(LockedServer server) {
    super(server, "go");
  }

  @Override
  EventClient connect(LockedServer server, ApiGroup group, String namespace) throws Exception {
    return GoProgram.build("client-go in JSON")
        .orElseThrow(() -> new TestAbortedException("no Go"))
        .events(server, server.uri(), group, namespace);
  }
}
