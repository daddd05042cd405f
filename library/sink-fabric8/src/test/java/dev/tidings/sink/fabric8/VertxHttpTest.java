package dev.tidings.sink.fabric8;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;

class VertxHttpTest extends Fabric8TransportContract {
  @Override
  HttpClient.Factory http() {
    return new VertxHttpClientFactory();
  }
}
