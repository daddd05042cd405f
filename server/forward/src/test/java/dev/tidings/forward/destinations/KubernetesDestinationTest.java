package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Receiving;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an API server says; what it does with events is shown in checks/integration. */
@Timeout(60)
class KubernetesDestinationTest {
  private Receiving server;

  @BeforeEach
  void open() throws IOException {
    server = Receiving.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Delivery deliver(String options) throws Exception {
    String yaml =
        "routes: [{name: r, destination: {kubernetes: {server: '%s'%s}}}]"
            .formatted(server.url(), options);
    var message = new Message("prod", Events.ofPod("shop", "a"), Message.Form.EVENT, new byte[0]);
    try (Destination kubernetes =
        RoutesFile.installed(Surrounding.by(new MovingClock()))
            .read(yaml.getBytes(UTF_8))
            .routes()
            .getFirst()
            .destination()
            .open()) {
      return kubernetes.deliver(List.of(message));
    }
  }

  private static String status(int code, String reason) {
    return """
        {"kind":"Status","apiVersion":"v1","status":"Failure","message":"says %2$s",
         "reason":"%2$s","code":%1$d}"""
        .formatted(code, reason);
  }

  @Test
  void anEventWhoseOwnNamespaceIsMissingKeepsNoOthersWaiting() throws Exception {
    server.usually(404, status(404, "NotFound"));

    assertThat(deliver("")).isEqualTo(new Delivery.Refused(0, 1, "says NotFound"));
  }

  @Test
  void aNamespaceForAllOfThemIsWaitedFor() throws Exception {
    server.usually(404, status(404, "NotFound"));

    assertThat(deliver(", namespace: ops")).isInstanceOf(Delivery.Later.class);
  }

  @Test
  void anEventThatGoesWhileItIsChangedIsMadeLater() throws Exception {
    server.answer(409, status(409, "AlreadyExists")).usually(404, status(404, "NotFound"));

    assertThat(deliver("")).isInstanceOf(Delivery.Later.class);
    assertThat(server.posted()).hasSize(2);
  }

  @Test
  void anAnswerThatIsNotTheApiServersIsWaitedOut() throws Exception {
    server.usually(404, "404 page not found");

    assertThat(deliver("")).isInstanceOf(Delivery.Later.class);
  }
}
