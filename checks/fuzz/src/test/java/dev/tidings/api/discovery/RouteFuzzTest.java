package dev.tidings.api.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.query.PercentText;
import dev.tidings.api.query.Query;
import java.util.List;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RouteFuzzTest {
  private static final Query NOTHING = Query.parse("");

  @FuzzTest
  void aPathLeadsWhereItsEscapedTextLeads(byte[] bytes) {
    String path = new String(bytes, UTF_8);
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")) {
      Route route = Router.route(method, path, NOTHING);
      PercentText.decode(path)
          .ifPresent(
              text -> assertThat(Router.route(method, escaped(text), NOTHING)).isEqualTo(route));
    }
  }

  private static String escaped(String text) {
    StringBuilder path = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      path.append(String.format("%%%02x", b));
    }
    return path.toString();
  }
}
