package dev.tidings.integration;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A server whose requests are all traced, and the traces sent to where nobody is. */
record MonitoredServer(TidingsProcess process) implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final String EVENT =
      """
      {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"p"},
       "reason":"Tested","type":"Normal","source":{"component":"test"}}
      """;

  static MonitoredServer start(Path home, String... more) throws IOException {
    Path tracing = home.resolve("tracing.yaml");
    Files.writeString(
        tracing,
        """
        {apiVersion: apiserver.config.k8s.io/v1, kind: TracingConfiguration,
         endpoint: "127.0.0.1:9", samplingRatePerMillion: 1000000}
        """);
    Stream<String> flags =
        Stream.of(
                List.of("serve", "--listen", "127.0.0.1:0", "--memory", "600Mi"),
                List.of("--data", home.resolve("data").toString()),
                List.of("--tracing-config-file", tracing.toString()),
                List.of(more))
            .flatMap(List::stream);
    return new MonitoredServer(TidingsProcess.java(home, "233m", flags.toArray(String[]::new)));
  }

  /** Where it is, when it has an event. */
  URI withEvent() throws IOException, InterruptedException {
    URI uri = process.ready(READY_WITHIN);
    WireClient.to(uri).call(WireRequest.json("POST", "/api/v1/namespaces/shop/events", EVENT));
    return uri;
  }

  @Override
  public void close() {
    process.close();
  }
}
