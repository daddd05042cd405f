package dev.tidings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class YamlTreeFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] yaml) throws DecodeException {
    JsonNode read;
    try {
      read = JsonBody.parseYaml(yaml);
    } catch (DecodeException refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return;
    }
    String written = KubernetesYaml.text(read);
    JsonNode again = JsonBody.parseYaml(written.getBytes(UTF_8));
    assertThat(KubernetesYaml.text(again)).isEqualTo(written);
    assertThat(again).as(written).isEqualTo(read);
  }
}
