package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ContentTypeFuzzTest {
  @FuzzTest
  void parametersAndBlanksMeanNothing(byte[] bytes) {
    String header = new String(bytes, UTF_8);
    Optional<Encoding> encoding = encoding(header);
    assertThat(encoding(" " + header)).isEqualTo(encoding);
    if (!header.isBlank()) {
      assertThat(encoding(header + ";charset=utf-8")).isEqualTo(encoding);
      assertThat(patchKind(header + "; x")).isEqualTo(patchKind(header));
    }
  }

  private static Optional<Encoding> encoding(String header) {
    try {
      return Optional.of(RequestBody.encoding(header));
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isEqualTo(415);
      return Optional.empty();
    }
  }

  private static Optional<PatchKind> patchKind(String header) {
    return RequestBody.mediaType(header).flatMap(PatchKind::ofMediaType);
  }
}
