package dev.tidings.forward.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks against a real receiver, which refuses bodies that say poison. */
@Timeout(60)
class WebhookDestinationTest {
  @TempDir Path folder;

  private final MovingClock clock = new MovingClock();
  private final List<String> heads = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> signatures = new ArrayList<>();
  private HttpServer receiver;
  private int code = 204;
  private String retryAfter = "";

  @BeforeEach
  void open() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
  }

  private synchronized void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst("Tidings-Signature")));
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    Headers head = exchange.getRequestHeaders();
    heads.add(head.getFirst("Content-Type") + " " + head.getFirst("Tidings-Id"));
    boolean poisoned = body.contains("poison");
    if (!poisoned) {
      bodies.add(body);
    }
    exchange.sendResponseHeaders(poisoned ? 422 : code, -1);
    exchange.close();
  }

  private Destination webhook(String options) throws IOException {
    return webhookAt("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook", options);
  }

  private Destination webhookAt(String url, String options) throws IOException {
    String yaml =
        """
        cluster: prod
        routes:
        - name: r
          destination:
            webhook: {url: "%s", %s}
        """
            .formatted(url, options);
    Routes routes = RoutesFile.installed(Surrounding.by(clock)).read(yaml.getBytes(UTF_8));
    return routes.routes().getFirst().destination().open();
  }

  private static List<Message> messages(String... names) {
    var messages = new ArrayList<Message>();
    for (String name : names) {
      byte[] body = ("{\"name\":\"" + name + "\"}").getBytes(UTF_8);
      messages.add(new Message("prod", Events.ofPod("shop", name), Message.Form.EVENT, body));
    }
    return messages;
  }

  @Test
  void aBatchIsOneRequestWithAnIdForEachMessage() throws Exception {
    try (Destination webhook = webhook("")) {
      assertThat(webhook.deliver(messages("a", "b"))).isEqualTo(new Delivery.Done());
    }

    assertThat(bodies)
        .containsExactly(
            "{\"cluster\":\"prod\",\"route\":\"r\",\"messages\":["
                + "{\"id\":\"prod/uid-of-a/\",\"event\":{\"name\":\"a\"}},"
                + "{\"id\":\"prod/uid-of-b/\",\"event\":{\"name\":\"b\"}}]}");
  }

  @Test
  void textsArePostedOneByOneWithTheirIdsBesideThem() throws Exception {
    List<Message> texts =
        messages("a", "poison", "b").stream()
            .map(
                each ->
                    each.with(Message.Form.TEXT, each.event().metadata().name().getBytes(UTF_8)))
            .toList();
    try (Destination webhook = webhook("contentType: text/markdown")) {
      assertThat(webhook.deliver(texts)).isEqualTo(new Delivery.Refused(1, 1, "code 422"));
    }

    assertThat(bodies).containsExactly("a");
    assertThat(texts.getFirst().id()).isEqualTo("prod/uid-of-a/");
    assertThat(heads).first().asString().isEqualTo("text/markdown prod/uid-of-a/");
  }

  @Test
  void whatARouteHasShapedIsTheBodyOfItsMessage() throws Exception {
    Message shaped =
        messages("a").getFirst().with(Message.Form.OBJECT, "{\"n\":1}".getBytes(UTF_8));
    try (Destination webhook = webhook("")) {
      assertThat(webhook.deliver(List.of(shaped))).isEqualTo(new Delivery.Done());
    }

    assertThat(bodies)
        .first()
        .asString()
        .contains("{\"id\":\"prod/uid-of-a/\",\"body\":{\"n\":1}}");
  }

  @Test
  void aSecretSignsTheBody() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "swordfish\n");
    try (Destination webhook = webhook("secretFile: " + secret)) {
      assertThat(webhook.deliver(messages("a"))).isEqualTo(new Delivery.Done());
    }

    assertThat(signatures)
        .containsExactly(Signature.with(secret).of(bodies.getFirst().getBytes(UTF_8)));
    // printf '{"a":1}' | openssl dgst -sha256 -hmac swordfish
    assertThat(Signature.with(secret).of("{\"a\":1}".getBytes(UTF_8)))
        .isEqualTo("sha256=2ceedc4425fdd33a3d59dc59b7bcc6e7fabe30c102156def51f73789d93d5331");
  }

  @Test
  void aMessageThatIsNotWantedTakesNoOthersWithIt() throws Exception {
    try (Destination webhook = webhook("")) {
      assertThat(webhook.deliver(messages("a", "poison", "b")))
          .isEqualTo(new Delivery.Refused(1, 1, "code 422"));
    }

    assertThat(bodies).singleElement().asString().contains("uid-of-a");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 401, 404, 429, 500, 503})
  void whatSomebodyMayMendIsTriedLater(int answer) throws Exception {
    code = answer;
    retryAfter = "90";
    try (Destination webhook = webhook("")) {
      assertThat(webhook.deliver(messages("a", "b")))
          .isEqualTo(new Delivery.Later(0, "code " + answer, Duration.ofSeconds(90)));
    }
  }

  @Test
  void aReceiverThatIsAwayIsTriedLater() throws Exception {
    try (Destination webhook = webhookAt("http://127.0.0.1:1/", "")) {
      assertThat(webhook.deliver(messages("a"))).isInstanceOf(Delivery.Later.class);
    }
  }

  @Test
  void aReceiverThatDoesNotAnswerIsWaitedForSoLongOnly() throws Exception {
    synchronized (this) {
      try (Destination webhook = webhook("timeout: 100ms")) {
        assertThat(webhook.deliver(messages("a")))
            .isEqualTo(Delivery.Later.nothing("no answer within PT0.1S"));
      }
    }
  }
}
