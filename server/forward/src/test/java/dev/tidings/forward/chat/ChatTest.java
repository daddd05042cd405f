package dev.tidings.forward.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.event.Event;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.Receiving;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.SettingsException;
import dev.tidings.store.kit.MovingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages to people, posted to a server that answers as their services do. */
@Timeout(60)
class ChatTest {
  @TempDir Path folder;

  private Receiving service;

  @BeforeEach
  void open() throws IOException {
    service = Receiving.start();
  }

  @AfterEach
  void close() {
    service.close();
  }

  private String secret(String text) throws IOException {
    return Files.writeString(folder.resolve("secret"), text + "\n").toString();
  }

  private Destination chat(String destination) throws IOException {
    String yaml = "routes:\n- {name: r, destination: {" + destination + "}}\n";
    return RoutesFile.installed(Surrounding.by(new MovingClock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst()
        .destination()
        .open();
  }

  private Delivery deliver(String destination, Message... messages) throws Exception {
    try (Destination chat = chat(destination)) {
      return chat.deliver(List.of(messages));
    }
  }

  private static Message message(Event event) {
    return new Message("prod", event, Message.Form.EVENT, new byte[0]);
  }

  private static Event repeated() {
    Event event = Events.repeated(Events.ofPod("shop", "a"), 40, Events.SEEN);
    return event.toBuilder().type("Warning").reason("BackOff").message("<!channel> & co").build();
  }

  private JsonNode body() {
    return JsonMapper.shared().readTree(service.bodies().getLast());
  }

  @Test
  void slackIsToldInOneLineThatCallsNobody() throws Exception {
    service.usually(200, "{\"ok\":true}");
    String slack =
        "slack: {tokenFile: %s, channel: '#ops', url: '%s/api/'}"
            .formatted(secret("xoxb-1"), service.url());

    assertThat(deliver(slack, message(repeated()))).isEqualTo(new Delivery.Done());

    assertThat(service.posted().getFirst().path()).isEqualTo("/api/chat.postMessage");
    assertThat(service.posted().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("Bearer xoxb-1");
    assertThat(service.bodies())
        .containsExactly(
            "channel=%23ops&text=Warning+BackOff%2C+Pod+shop%2Fweb-0+in+prod+%28x40%29%3A+"
                + "%26lt%3B%21channel%26gt%3B+%26amp%3B+co");
  }

  @Test
  void whatARouteHasShapedIsTheText() throws Exception {
    service.usually(200, "{\"ok\":true}");
    String slack =
        "slack: {tokenFile: %s, channel: c, url: '%s/proxy/slack'}"
            .formatted(secret("t"), service.url());

    deliver(slack, message(repeated()).with(Message.Form.TEXT, "short".getBytes(UTF_8)));

    assertThat(service.posted().getFirst().path()).isEqualTo("/proxy/slack/chat.postMessage");
    assertThat(service.bodies()).containsExactly("channel=c&text=short");
  }

  @Test
  void teamsGetsAnAdaptiveCardAtAnAddressThatIsSecret() throws Exception {
    service.usually(202, "");
    String teams = "teams: {urlFile: " + secret(service.url() + "/workflows/1?sig=x") + "}";

    assertThat(deliver(teams, message(repeated()))).isEqualTo(new Delivery.Done());

    assertThat(service.posted().getFirst().path()).isEqualTo("/workflows/1?sig=x");
    assertThat(body().at("/attachments/0/contentType").stringValue())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(body().at("/attachments/0/content/body/0/text").stringValue())
        .startsWith("Warning BackOff, Pod shop/web-0 in prod (x40): ");
  }

  @Test
  void anAddressThatCannotBeUsedIsNotToldAndMayBeMended() throws Exception {
    String teams = "teams: {urlFile: " + secret("swordfish") + "}";

    assertThat(deliver(teams, message(repeated())))
        .isInstanceOfSatisfying(
            Delivery.Later.class,
            later -> assertThat(later.why()).contains("urlFile: ").doesNotContain("swordfish"));
  }

  @Test
  void opsgenieHasOneAlertForAnEventHoweverOftenItComes() throws Exception {
    service.usually(202, "{}");
    Event wordy = repeated().toBuilder().message("x".repeat(500)).build();
    String opsgenie =
        "opsgenie: {apiKeyFile: %s, priority: P1, url: '%s/opsgenie'}"
            .formatted(secret("key"), service.url());

    assertThat(deliver(opsgenie, message(wordy))).isEqualTo(new Delivery.Done());

    assertThat(service.posted().getFirst().path()).isEqualTo("/opsgenie/v2/alerts");
    assertThat(service.posted().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("GenieKey key");
    assertThat(body().path("alias").stringValue()).isEqualTo("prod/uid-of-a");
    assertThat(body().path("message").stringValue()).hasSize(130).endsWith("x…");
    assertThat(body().path("description").stringValue()).hasSizeGreaterThan(500);
    assertThat(body().path("priority").stringValue()).isEqualTo("P1");
  }

  @Test
  void aSecretThatCannotBeReadIsWaitedFor() throws Exception {
    String opsgenie = "opsgenie: {apiKeyFile: /does/not/exist, url: '" + service.url() + "'}";
    assertThat(deliver(opsgenie, message(repeated()))).isInstanceOf(Delivery.Later.class);
    assertThat(service.posted()).isEmpty();
  }

  @Test
  void whatIsWrongIsToldWhenTheFileIsRead() {
    assertThatThrownBy(() -> chat("slack: {tokenFile: f}"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("channel: is missing");
    assertThatThrownBy(() -> chat("opsgenie: {apiKeyFile: f, priority: high}"))
        .hasMessageContaining("'high' is none of P1 to P5");
    assertThatThrownBy(() -> chat("teams: {}")).hasMessageContaining("urlFile: is missing");
  }
}
