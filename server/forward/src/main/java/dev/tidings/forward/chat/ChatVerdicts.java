package dev.tidings.forward.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.forward.Delivery;
import dev.tidings.forward.http.HttpAnswer;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the answers of chats mean, which say some things beside their codes. */
public final class ChatVerdicts {
  /**
   * What Slack may take another time (chat.postMessage, errors): it has trouble, or somebody has to
   * mend who may send. A channel that is not there is not among them, since its name may be made of
   * the event, and those behind it would wait.
   */
  private static final Set<String> SLACK_LATER =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org",
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_expired",
          "token_revoked",
          "missing_scope",
          "no_permission",
          "access_denied",
          "accesslimited",
          "ekm_access_denied");

  /** What Teams says with a code of success when it has been asked too often. */
  private static final String TEAMS_TOO_OFTEN = "Microsoft Teams endpoint returned HTTP error 429";

  private ChatVerdicts() {}

  /** Slack answers 200 and says whether it is {@code ok}. */
  public static Delivery slack(HttpAnswer answer) {
    if (!(answer instanceof HttpAnswer.Received received) || !received.isTaken()) {
      return answer.delivery(1);
    }
    JsonNode said;
    try {
      said = JsonBody.parse(received.body());
    } catch (DecodeException none) {
      return Delivery.Later.nothing("what answers is not Slack");
    }
    if (said.path("ok").asBoolean(false)) {
      return new Delivery.Done();
    }
    String error = said.path("error").asString("");
    return SLACK_LATER.contains(error)
        ? new Delivery.Later(0, "Slack says " + error, received.asked())
        : new Delivery.Refused(0, 1, "Slack says " + error);
  }

  /** Teams may say within a success that it was asked too often. */
  public static Delivery teams(HttpAnswer answer) {
    boolean tooOften =
        answer instanceof HttpAnswer.Received received
            && new String(received.body(), UTF_8).contains(TEAMS_TOO_OFTEN);
    return tooOften ? Delivery.Later.nothing(TEAMS_TOO_OFTEN) : answer.delivery(1);
  }
}
