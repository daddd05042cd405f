package dev.tidings.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.RefusedException;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ImpersonationHeadersFuzzTest {
  /** A header on each line. */
  @FuzzTest
  void nameAUserOrNobodyOrAreRefused(byte[] lines) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    new String(lines, ISO_8859_1).lines().forEach(line -> add(headers, line));
    try {
      Optional<User> wanted = ImpersonationHeaders.read(headers);
      assertThat(wanted.map(User::name)).isNotEqualTo(Optional.of(""));
      wanted.ifPresent(
          user -> assertThat(user.groups()).isEqualTo(headers.getAll("impersonate-group")));
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isEqualTo(400);
      assertThat(refused.status().message()).endsWith("without impersonating a user name");
    }
  }

  private static void add(MultiMap headers, String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      headers.add("Impersonate-" + line.substring(0, colon), line.substring(colon + 1).strip());
    }
  }
}
