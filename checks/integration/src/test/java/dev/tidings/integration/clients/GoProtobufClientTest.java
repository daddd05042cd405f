package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import org.opentest4j.TestAbortedException;

/** As Kubernetes' own components use client-go. */
class GoProtobufClientTest extends ClientContract {
  GoProtobufClientTest(LockedServer server) {
    super(server, "go-protobuf");
  }

  @Override
  EventClient connect(LockedServer server, ApiGroup group, String namespace) throws Exception {
    return GoProgram.build("client-go in protobuf")
        .orElseThrow(() -> new TestAbortedException("no Go"))
        .inProtobuf()
        .events(server, server.uri(), group, namespace);
  }
}
