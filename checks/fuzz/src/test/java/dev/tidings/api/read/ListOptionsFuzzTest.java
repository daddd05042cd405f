package dev.tidings.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.event.ApiGroup;
import java.net.URLEncoder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ListOptionsFuzzTest {
  private static final List<String> PARAMETERS =
      List.of(
          "watch",
          "timeoutSeconds",
          "limit",
          "labelSelector",
          "fieldSelector",
          "allowWatchBookmarks",
          "resourceVersion",
          "resourceVersionMatch",
          "continue",
          "sendInitialEvents");

  @FuzzTest
  void whatIsReadIsReadAgainFromItsEscapedText(byte[] text) throws RefusedException {
    Query query = Query.parse(new String(text, UTF_8));
    for (ApiGroup group : ApiGroup.values()) {
      ListOptions options;
      try {
        options = ListOptions.parse(query, group);
      } catch (RefusedException refused) {
        assertThat(refused.status().code()).isIn(400, 422);
        continue;
      }
      assertThat(ListOptions.parse(Query.parse(escaped(query)), group)).isEqualTo(options);
    }
  }

  private static String escaped(Query query) {
    return PARAMETERS.stream()
        .flatMap(name -> escaped(name, query.all(name)))
        .collect(Collectors.joining("&"));
  }

  private static Stream<String> escaped(String name, List<String> values) {
    return values.stream().map(value -> name + "=" + URLEncoder.encode(value, UTF_8));
  }
}
