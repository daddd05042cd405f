package dev.tidings.integration.clients;

import dev.tidings.event.ApiGroup;
import java.util.Locale;
import org.opentest4j.TestAbortedException;

class PythonClientTest extends ClientContract {
  PythonClientTest(LockedServer server) {
    super(server, "python");
  }

  @Override
  EventClient connect(LockedServer server, ApiGroup group, String namespace) throws Exception {
    Python python =
        Python.with("kubernetes.txt", "the Python client")
            .orElseThrow(() -> new TestAbortedException("no Python"));
    return ProgramEvents.start(
        python.program(
            "-m",
            "events",
            server.kubeconfig(server.uri()).toString(),
            namespace,
            group.name().toLowerCase(Locale.ROOT)));
  }
}
