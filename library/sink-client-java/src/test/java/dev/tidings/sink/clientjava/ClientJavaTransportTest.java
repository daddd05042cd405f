package dev.tidings.sink.clientjava;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.sink.http.ApiTransport;
import dev.tidings.sink.http.ApiTransportContract;
import dev.tidings.sink.http.ScriptedServer;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.credentials.AccessTokenAuthentication;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Interceptor;
import org.junit.jupiter.api.Test;

class ClientJavaTransportTest extends ApiTransportContract {
  private final List<ApiClient> clients = new ArrayList<>();

  private ApiClient client(ClientBuilder builder) {
    ApiClient client = builder.build();
    clients.add(client);
    return client;
  }

  @Override
  protected ApiTransport connect(URI url, Duration patience) {
    return new ClientJavaTransport(
        client(new ClientBuilder().setBasePath(url.toString())), patience);
  }

  @Override
  protected void closeClients() {
    clients.forEach(client -> client.getHttpClient().dispatcher().executorService().shutdown());
  }

  private static ClientBuilder to(ScriptedServer server) {
    return new ClientBuilder().setBasePath(server.uri().toString());
  }

  @Test
  void requestsHaveTheTokenOfTheClient() throws IOException {
    try (var server = ScriptedServer.plain()) {
      var client = client(to(server).setAuthentication(new AccessTokenAuthentication("t0k3n")));

      new ClientJavaTransport(client).send(GET);

      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer t0k3n");
    }
  }

  @Test
  void requestsPassTheInterceptorsThatTheClientHasBeenGivenSince() throws IOException {
    try (var server = ScriptedServer.plain()) {
      ApiClient client = client(to(server));
      var transport = new ClientJavaTransport(client);
      Interceptor asJane =
          chain ->
              chain.proceed(
                  chain.request().newBuilder().header("Impersonate-User", "jane").build());
      client.setHttpClient(client.getHttpClient().newBuilder().addInterceptor(asJane).build());

      transport.send(GET);

      assertThat(server.lastRequest().header("Impersonate-user")).isEqualTo("jane");
    }
  }
}
