package dev.tidings.cli;

import static dev.tidings.cli.Answers.TOP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopCommandTest {
  private static final String REASONS =
      """
      {"kind":"EventTop","by":"reason","total":160,"before":41,"items":[
        {"value":"BackOff","count":120,"before":40,"warnings":120,"lastSeen":"2026-01-02T10:04:30Z"},
        {"value":"Pulled","count":39,"before":0,"warnings":0,"lastSeen":"2026-01-02T10:00:00.5Z"},
        {"value":"Killing","count":1,"before":1,"warnings":0,"lastSeen":""}]}
      """;
  private static final String OBJECTS =
      """
      {"kind":"EventTop","by":"object","total":160,"before":41,"items":[
        {"value":"x","count":120,"before":40,"warnings":120,"lastSeen":"2026-01-02T10:04:30Z",
         "object":{"cluster":"%s","kind":"Pod","namespace":"shop","name":"web-0","uid":"u"},
         "lastReason":"BackOff","lastMessage":"back-off","lastType":"Warning"}]}
      """;

  @AutoClose private final AnsweringServer server = AnsweringServer.start();

  private CommandRun top(String... arguments) {
    return CommandRun.asking(server, "top", arguments);
  }

  @Test
  void countsAreBesideThoseOfThePeriodBefore() {
    server.on(TOP, REASONS);

    assertThat(top().out())
        .isEqualTo(
            """
            REASON    COUNT   CHANGE   WARNINGS   LAST SEEN
            BackOff   120     +200%    120        30s
            Pulled    39      new      0          4m59s
            Killing   1       +0%      0          <unknown>
            """);
    assertThat(top("-o", "wide").out()).startsWith("REASON    COUNT   BEFORE   CHANGE ");
    assertThat(top("-o", "name").out()).isEqualTo("BackOff\nPulled\nKilling\n");
  }

  @Test
  void objectsComeWithWhatHappenedToThemLast() {
    server.on(TOP, OBJECTS.formatted("tidings")).on(TOP, OBJECTS.formatted("eu"));

    assertThat(top("--by", "object").out())
        .isEqualTo(
            """
            NAMESPACE   OBJECT      COUNT   CHANGE   WARNINGS   LAST SEEN   REASON    MESSAGE
            shop        pod/web-0   120     +200%    120        30s         BackOff   back-off
            """);
    assertThat(top("--by", "object").out()).contains("\neu        shop        pod/web-0   120 ");
    assertThat(top("--by", "object", "-o", "name").out()).isEqualTo("pod/web-0\n");
  }

  @Test
  void theServerIsAskedForWhatFlagsSay() {
    server.on(TOP, REASONS);

    top("--by", "namespace", "type=Warning", "--since", "2h", "--limit", "3");

    assertThat(server.asked())
        .containsExactly(TOP + "?by=namespace&q=type%3DWarning&limit=3&from=2h");
  }

  @Test
  void namesAreLinesWithoutWhatATerminalObeys() {
    server.on(TOP, REASONS.replace("Pulled", "Pul\\nled\\u001b[1m"));

    assertThat(top("-o", "name").out()).isEqualTo("BackOff\nPul\\nled^[[1m\nKilling\n");
  }

  @Test
  void whatWarnsIsColoured() {
    server.on(TOP, REASONS);

    assertThat(top("--color", "always").out().lines())
        .satisfiesExactly(
            heading -> assertThat(heading).startsWith("\u001b[1mREASON"),
            warns -> assertThat(warns).startsWith("\u001b[33mBackOff").endsWith("\u001b[0m"),
            pulled -> assertThat(pulled).startsWith("Pulled"),
            killing -> assertThat(killing).startsWith("Killing"));
  }

  @Test
  void theAnswerItselfIsPrintedOnDemand() {
    server.on(TOP, REASONS);

    assertThat(ApiClient.JSON.readTree(top("-o", "json").out()))
        .isEqualTo(ApiClient.JSON.readTree(REASONS));
    assertThat(top("-o", "yaml").out()).contains("\nkind: EventTop\n");
  }

  @ParameterizedTest
  @CsvSource({"1,0,new", "0,0,''", "3,2,+50%", "1,2,-50%", "0,2,-100%", "25,2,x13", "19,2,+850%"})
  void changesAreShort(long count, long before, String change) {
    assertThat(RankingTable.change(count, before)).isEqualTo(change);
  }
}
