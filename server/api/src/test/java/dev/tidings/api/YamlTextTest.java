package dev.tidings.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

class YamlTextTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void keysAreSortedAndListsAreNotIndented() {
    String json =
        """
        {"kind":"List","items":[{"b":2,"a":[]},{}, 1, "x", null, [1,2]],"metadata":{},"deep":{"z":true,"y":{"x":null}}}
        """;

    assertThat(yaml(json))
        .isEqualTo(
            """
            deep:
              "y":
                x: null
              z: true
            items:
            - a: []
              b: 2
            - {}
            - 1
            - x
            - null
            - - 1
              - 2
            kind: List
            metadata: {}
            """);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "plain text              | plain text",
        "``                      | \"\"",
        "1                       | \"1\"",
        "0x1F                    | \"0x1F\"",
        "1.5                     | \"1.5\"",
        "1e3                     | 1e3",
        "12:30:45                | \"12:30:45\"",
        "2026-03-01T10:00:00Z    | \"2026-03-01T10:00:00Z\"",
        "2026-03-01              | \"2026-03-01\"",
        "true                    | \"true\"",
        "No                      | \"No\"",
        "~                       | \"~\"",
        "<                       | <",
        "<<                      | \"<<\"",
        "&                       | '&'",
        "it's                    | it's",
        "'quoted'                | '''quoted'''",
        "a: b                    | 'a: b'",
        "a #b                    | 'a #b'",
        "a#b                     | a#b",
        "- a                     | '- a'",
        "-a                      | -a",
        "pod/web-0               | pod/web-0",
        "{x}                     | '{x}'",
        "x{y}                    | x{y}",
        "f:a                     | f:a",
        ".                       | .",
        "漢                       | 漢",
        "🎉                      | \"\\U0001F389\"",
      })
  void stringsAreQuotedWhereTheyHaveToBe(String text, String yaml) {
    assertThat(YamlScalar.write(text, 0)).isEqualTo(yaml);
  }

  @Test
  void aLineSeparatorIsEscaped() {
    assertThat(YamlScalar.write("a\u2028b", 0)).isEqualTo("\"a\\Lb\"");
  }

  @Test
  void severalLinesAreABlock() {
    assertThat(yaml("{\"m\":\"one\\n\\n  two\\n\"}")).isEqualTo("m: |\n  one\n\n    two\n");
    assertThat(yaml("{\"m\":\"one\\ntwo\"}")).isEqualTo("m: |-\n  one\n  two\n");
    assertThat(yaml("{\"m\":\" one\\ntwo\"}")).isEqualTo("m: \" one\\ntwo\"\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "`a\nb`",
        "`\n`",
        "`a\n`",
        "`a\n\n`",
        "` a\nb`",
        "`a \nb`",
        "`#x`",
        "`a\tb`",
        "`\u0000`",
        "`a:`",
        "`--- x`",
        "`...`",
        "`? x`",
        "`: x`",
        "`a\rb`",
        "`\uFEFF`",
        "` lead`",
        "`trail `",
        "`=`",
        "`!x`",
        "`%x`",
        "`@x`",
        "`*x`",
        "`|x`",
        "`>x`",
        "`[x`",
        "`]x`",
        "`,x`",
        "`\n a`",
        "`a\n  b\n c`"
      })
  void whatIsWrittenIsReadBackAsTheSame(String text) {
    String json = JSON.writeValueAsString(JSON.createObjectNode().put("a", text).put("z", 1));
    JsonNode readBack = new YAMLMapper().readTree(yaml(json));

    assertThat(readBack.path("a").asString()).isEqualTo(text);
    assertThat(readBack.path("z").asInt()).isEqualTo(1);
  }

  private static String yaml(String json) {
    return new String(YamlText.fromJson(json.getBytes(UTF_8)), UTF_8);
  }
}
