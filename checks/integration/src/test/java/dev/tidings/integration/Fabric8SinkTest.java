package dev.tidings.integration;

import dev.tidings.sink.fabric8.Fabric8EventSink;
import dev.tidings.sink.http.ApiSinkOptions;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;

class Fabric8SinkTest extends SinkRecordingContract {
  @Override
  Connected connect(URI server, ApiSinkOptions options) {
    var config = new ConfigBuilder().withAutoConfigure(false).withMasterUrl(server.toString());
    KubernetesClient client = new KubernetesClientBuilder().withConfig(config.build()).build();
    return new Connected(Fabric8EventSink.of(client, options), client);
  }
}
