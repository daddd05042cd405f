package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.authentication.User;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.ManifestDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PolicyFuzzTest {
  private static final User ANN = new User("ann", "", List.of("dev"), Map.of());
  private static final Access LIST =
      new Access.OfResource("list", new ResourceType("", "v1", "events", ""), "a", "");

  @FuzzTest
  void isRefusedOrSaysTheSameAsJson(byte[] file) throws DecodeException {
    Optional<Policy> policy = read(file);
    if (policy.isPresent()) {
      var asJson = new PolicyReader();
      for (ManifestDocument document : ManifestDocument.read(file)) {
        asJson.add("policy.json", KubernetesJson.bytes(document.tree()));
      }

      assertThat(policy(asJson)).isEqualTo(policy);
      var rbac = new Rbac(policy.get());
      assertThat(rbac.decide(ANN, LIST)).isNotNull();
      assertThat(rbac.decide(ANN, new Access.OfPath("get", "/metrics"))).isNotNull();
      assertThat(rbac.rules(ANN, "a").complete()).isTrue();
    }
  }

  private static Optional<Policy> read(byte[] file) {
    var reader = new PolicyReader();
    reader.add("policy.yaml", file);
    return policy(reader);
  }

  private static Optional<Policy> policy(PolicyReader reader) {
    try {
      return Optional.of(reader.policy());
    } catch (PolicyException refused) {
      assertThat(refused.getMessage()).contains("policy.");
      return Optional.empty();
    }
  }
}
