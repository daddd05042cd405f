package dev.tidings.sink.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.sink.http.ApiAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiTransport;
import dev.tidings.sink.http.ApiTransportContract;
import dev.tidings.sink.http.ScriptedServer;
import dev.tidings.sink.http.ScriptedServer.Reply;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A transport through a fabric8 client, whichever HTTP that has. */
abstract class Fabric8TransportContract extends ApiTransportContract {
  private final List<KubernetesClient> clients = new ArrayList<>();

  abstract HttpClient.Factory http();

  private KubernetesClient client(URI url, UnaryOperator<ConfigBuilder> more) {
    ConfigBuilder config =
        new ConfigBuilder().withAutoConfigure(false).withMasterUrl(url.toString());
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(more.apply(config).build())
            .withHttpClientFactory(http())
            .build();
    clients.add(client);
    return client;
  }

  @Override
  protected ApiTransport connect(URI url, Duration patience) {
    return new Fabric8Transport(client(url, config -> config), patience);
  }

  @Override
  protected void closeClients() {
    clients.forEach(KubernetesClient::close);
  }

  @Test
  void requestsHaveTheTokenOfTheClient() throws IOException {
    try (var server = ScriptedServer.plain()) {
      var client = client(server.uri(), config -> config.withOauthToken("t0k3n"));

      new Fabric8Transport(client).send(GET);

      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer t0k3n");
    }
  }

  @Test
  void aTokenThatIsRefusedIsReadAnew() throws IOException {
    try (var server = ScriptedServer.plain()) {
      server.answering(
          request -> new Reply(server.requests().size() == 1 ? 401 : 200, Map.of(), ""));
      Deque<String> tokens = new ArrayDeque<>(List.of("old", "new"));
      var client = client(server.uri(), config -> config.withOauthTokenProvider(tokens::remove));

      ApiAnswer answer = new Fabric8Transport(client).send(GET);

      assertThat(((Received) answer).code()).isEqualTo(200);
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization"))
          .containsExactly("Bearer old", "Bearer new");
    }
  }

  @Test
  void requestsAreMadeOnBehalfOfWhomTheClientActsFor() throws IOException {
    UnaryOperator<ConfigBuilder> jane =
        config ->
            config
                .withImpersonateUsername("jane")
                .withImpersonateGroups("team")
                .addToImpersonateExtras("why", List.of("test"));
    try (var server = ScriptedServer.plain()) {
      new Fabric8Transport(client(server.uri(), jane)).send(GET);

      assertThat(server.lastRequest().header("Impersonate-user")).isEqualTo("jane");
      assertThat(server.lastRequest().header("Impersonate-group")).isEqualTo("team");
      assertThat(server.lastRequest().header("Impersonate-extra-why")).isEqualTo("test");
    }
  }

  @Test
  void aClientMadeForCertainRequestsStaysWhatItIs() throws IOException {
    RequestConfig asJane = new RequestConfigBuilder().withImpersonateUsername("jane").build();
    try (var server = ScriptedServer.plain()) {
      var client = client(server.uri(), config -> config);
      var janes = client.newClient(asJane).adapt(KubernetesClient.class);

      new Fabric8Transport(janes).send(GET);

      assertThat(server.lastRequest().header("Impersonate-user")).isEqualTo("jane");
    }
  }
}
