package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runner of transcripts can fail: for each kind of comparison, one that holds and one that does
 * not.
 */
class TranscriptRunTest {
  private static final String UID = "01234567-89ab-cdef-0123-456789abcdef";

  @SuppressWarnings("NullAway.Init")
  private static EchoServer echo;

  /**
   * One kind of comparison.
   *
   * @param step further parts of the step
   * @param answer what the server is made to answer: status, headers, text
   */
  record Comparison(String kind, String step, String answer, String right, String wrong) {
    @Override
    public String toString() {
      return kind;
    }
  }

  static List<Comparison> comparisons() {
    return List.of(
        new Comparison(
            "status",
            "{}",
            "{`status`:201}",
            "{`status`:201,`body`:{}}",
            "{`status`:200,`body`:{}}"),
        body(
            "header",
            "`headers`:{`Allow`:`GET`}",
            "`headers`:{`Allow`:`GET`},`body`:{}",
            "`headers`:{`Allow`:`PUT`},`body`:{}"),
        body("header absent", "`headers`:{}", "`body`:{}", "`headers`:{`Allow`:`GET`},`body`:{}"),
        body(
            "several headers",
            "`headers`:{`Warning`:[`a`,`b`]}",
            "`headers`:{`Warning`:[`a`,`b`]},`body`:{}",
            "`headers`:{`Warning`:`a`},`body`:{}"),
        body(
            "unasked warning",
            "`headers`:{`Warning`:`a`}",
            "`headers`:{`Warning`:`a`},`body`:{}",
            "`body`:{}"),
        json("value", "{`a`:1}", "{`a`:1}", "{`a`:2}"),
        json("type of a number", "{`a`:1.0}", "{`a`:1.0}", "{`a`:1}"),
        json("field missing", "{`a`:1}", "{`a`:1}", "{`a`:1,`b`:null}"),
        json("field too many", "{`a`:1,`b`:2}", "{`a`:1,`b`:2}", "{`a`:1}"),
        json("array length", "{`a`:[1,2]}", "{`a`:[1,2]}", "{`a`:[1]}"),
        json("array order", "{`a`:[1,2]}", "{`a`:[1,2]}", "{`a`:[2,1]}"),
        json("placeholder", "{`uid`:`" + UID + "`}", "{`uid`:`<uid:1>`}", "{`uid`:`<rv:1>`}"),
        json(
            "one value of a placeholder",
            "{`a`:`1`,`b`:`1`,`c`:`2`}",
            "{`a`:`<rv:1>`,`b`:`<rv:1>`,`c`:`<rv:2>`}",
            "{`a`:`<rv:1>`,`b`:`<rv:1>`,`c`:`<rv:1>`}"),
        json(
            "distinct placeholders",
            "{`a`:`1`,`b`:`1`}",
            "{`a`:`<listrv:1>`,`b`:`<listrv:2>`}",
            "{`a`:`<rv:1>`,`b`:`<rv:2>`}"),
        json(
            "generated name", "{`a`:`web-x2zdc`}", "{`a`:`<name:web-:1>`}", "{`a`:`<name:db-:1>`}"),
        json(
            "letters of generated names",
            "{`a`:`web-x2zdc`,`b`:`web-aeiou`}",
            "{`a`:`<name:web-:1>`,`b`:`<string>`}",
            "{`a`:`<name:web-:1>`,`b`:`<name:web-:2>`}"),
        json("number", "{`a`:7}", "{`a`:`<number>`}", "{`a`:`<rv>`}"),
        json("repeated text", "{`a`:`xxx`}", "{`a`:`<repeat:x:3>`}", "{`a`:`<repeat:x:4>`}"),
        body("not JSON", "`text`:`oops`", "`text`:`oops`", "`body`:{}"),
        body("text", "`text`:`a b`", "`text`:`a b`", "`text`:`a  b`"),
        body(
            "text of YAML",
            "`headers`:{`Content-Type`:`application/yaml`},`text`:`a: b\\n  c\\n`",
            "`text`:`a: b c\\n`",
            "`text`:`a: bc\\n`"),
        body(
            "prefix",
            "`text`:`k8s!rest`",
            "`prefixBase64`:`azhzIQ==`",
            "`prefixBase64`:`azhzAA==`"),
        body(
            "contained element",
            "`text`:`{\\`a\\`:[{\\`n\\`:1},{\\`n\\`:2,\\`m\\`:3}]}`",
            "`contains`:{`a`:[{`n`:2}]}",
            "`contains`:{`a`:[{`n`:3}]}"),
        flagged(
            "anyMessage",
            "{`message`:`x`,`reason`:`R`}",
            "{`message`:`y`,`reason`:`R`}",
            "{`message`:`y`,`reason`:`S`}"),
        flagged(
            "anyOrder",
            "{`details`:{`causes`:[{`f`:1},{`f`:2}]}}",
            "{`details`:{`causes`:[{`f`:2},{`f`:1}]}}",
            "{`details`:{`causes`:[{`f`:2},{`f`:2}]}}"),
        json(
            "managed fields are free",
            "{`metadata`:{`managedFields`:[1]}}",
            "{`metadata`:{}}",
            "{`metadata`:{`managedFields`:[1],`name`:`n`}}"),
        flagged(
            "managedFields",
            "{`metadata`:{`managedFields`:[1]}}",
            "{`metadata`:{`managedFields`:[1]}}",
            "{`metadata`:{`managedFields`:[2]}}"),
        watch(
            "line of a watch",
            "true",
            "`lines`:[{`a`:1},{`a`:2}],`ended`:true",
            "`lines`:[{`a`:1},{`a`:3}],`ended`:true"),
        watch(
            "line too many",
            "true",
            "`lines`:[{`a`:1},{`a`:2}],`ended`:true",
            "`lines`:[{`a`:1}],`ended`:true"),
        watch(
            "end of a watch",
            "`inline`",
            "`lines`:[{`a`:1},{`a`:2}],`ended`:true",
            "`lines`:[{`a`:1},{`a`:2}]"));
  }

  private static Comparison body(String kind, String answer, String right, String wrong) {
    String status = "{`status`:200,";
    return new Comparison(
        kind, "{}", status + answer + "}", status + right + "}", status + wrong + "}");
  }

  private static Comparison json(String kind, String answer, String right, String wrong) {
    String text = "`text`:`" + answer.replace("`", "\\`") + "`";
    return body(kind, text, "`body`:" + right, "`body`:" + wrong);
  }

  private static Comparison flagged(String flag, String answer, String right, String wrong) {
    Comparison plain = json(flag, answer, right, wrong);
    return new Comparison(
        flag, "{`" + flag + "`:true}", plain.answer(), plain.right(), plain.wrong());
  }

  private static Comparison watch(String kind, String mode, String right, String wrong) {
    Comparison plain = body(kind, "`text`:`{\\`a\\`:1}\\n{\\`a\\`:2}\\n`", right, wrong);
    return new Comparison(
        kind, "{`watch`:" + mode + "}", plain.answer(), plain.right(), plain.wrong());
  }

  @BeforeAll
  static void startEcho() throws IOException {
    echo = EchoServer.start();
  }

  @AfterAll
  static void stopEcho() {
    echo.close();
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void passesWhatHoldsAndFailsWhatDoesNot(Comparison comparison) throws Exception {
    assertThat(play(comparison, comparison.right())).isEmpty();
    assertThat(play(comparison, comparison.wrong())).isPresent();
  }

  @Test
  void aValueLearnedFromOneAnswerIsUsedInTheNextRequest() throws Exception {
    String steps =
        """
        {`name`:`t`,`steps`:[
          {`id`:`a`,`request`:{`method`:`POST`,`path`:`/`,`body`:{`status`:200,`text`:`\\`17\\``}},
           `expect`:{`status`:200,`body`:`<rv:1>`}},
          {`id`:`b`,`request`:{`method`:`POST`,`path`:`/`,`body`:{`status`:200,`text`:`<rv:1>`}},
           `expect`:{`status`:200,`body`:17}}]}""";
    assertThat(outcomes(steps)).allMatch(outcome -> outcome.difference().isEmpty());
  }

  @Test
  void aServerThatIsNotThereIsAFailureOfEveryStep() throws Exception {
    String steps = transcript("{}", "{}", "{`status`:200,`body`:{}}");
    TranscriptServer nowhere = TranscriptServer.tidings(URI.create("http://127.0.0.1:1"));
    assertThat(TranscriptRun.play(parse(steps), nowhere))
        .hasSize(1)
        .allMatch(outcome -> outcome.difference().isPresent());
  }

  private static Optional<Difference> play(Comparison comparison, String expect) throws Exception {
    return outcomes(transcript(comparison.step(), comparison.answer(), expect)).get(0).difference();
  }

  private static List<StepOutcome> outcomes(String transcript) throws Exception {
    return TranscriptRun.play(parse(transcript), TranscriptServer.tidings(echo.uri()));
  }

  private static String transcript(String step, String answer, String expect) {
    String parts = step.equals("{}") ? "" : "," + step.substring(1, step.length() - 1);
    return "{`name`:`t`,`steps`:[{`id`:`s`,`request`:{`method`:`POST`,`path`:`/`,`body`:%s},`expect`:%s%s}]}"
        .formatted(answer, expect, parts);
  }

  private static Transcript parse(String backticks) {
    return Transcript.of(JsonMapper.shared().readTree(backticks.replace('`', '"')));
  }
}
