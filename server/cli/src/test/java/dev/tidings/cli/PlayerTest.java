package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.sink.http.ServerAccess;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

class PlayerTest {
  @Test
  @Timeout(60)
  void endsWhenALaneHasEnded() throws Exception {
    var tally = new ReplayTally();
    try (var api = new ApiClient(ServerAccess.of(URI.create("http://127.0.0.1:1")));
        Player player =
            Player.start(
                () -> new EventReplay(api, TimeShift.NONE, tally, new LastWritten(1_000)))) {
      player.offer(new Notification(Instant.EPOCH, "ADDED", tooDeepForAnyStack()));

      assertThatThrownBy(player::drain)
          .isInstanceOf(CommandFailure.class)
          .hasMessage("replaying failed: java.lang.StackOverflowError");
    }
  }

  private static ObjectNode tooDeepForAnyStack() {
    ObjectNode event = ApiClient.JSON.createObjectNode();
    for (int i = 0; i < 1_000_000; i++) {
      event = ApiClient.JSON.createObjectNode().set("in", event);
    }
    return event;
  }
}
