package dev.tidings.integration;

import dev.tidings.sink.clientjava.ClientJavaEventSink;
import dev.tidings.sink.http.ApiSinkOptions;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import java.net.URI;

class ClientJavaSinkTest extends SinkRecordingContract {
  @Override
  Connected connect(URI server, ApiSinkOptions options) {
    ApiClient client = new ClientBuilder().setBasePath(server.toString()).build();
    return new Connected(
        ClientJavaEventSink.of(client, options),
        client.getHttpClient().dispatcher().executorService()::shutdown);
  }
}
