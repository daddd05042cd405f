package dev.tidings.api.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tidings.api.query.Query;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.Encoding;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.codec.KubernetesYaml;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(30)
class DeleteOptionsFuzzTest {
  private static final Query NOTHING = Query.parse("");

  @FuzzTest
  void whatIsReadInOneFormIsReadFromAllOfThem(byte[] body) throws RefusedException {
    for (Encoding encoding : Encoding.values()) {
      Optional<DeleteOptions> options = read(body, encoding);
      if (options.isPresent() && body.length > 0) {
        ObjectNode tree = tree(options.get());
        byte[] yaml = KubernetesYaml.text(tree).getBytes(UTF_8);
        assertThat(read(KubernetesJson.bytes(tree), Encoding.JSON)).isEqualTo(options);
        assertThat(read(yaml, Encoding.YAML)).isEqualTo(options);
      }
    }
  }

  private static Optional<DeleteOptions> read(byte[] body, Encoding encoding) {
    try {
      return Optional.of(DeleteOptions.parse(NOTHING, encoding.mediaType(), body, "v1"));
    } catch (RefusedException refused) {
      assertThat(refused.status().code()).isIn(400, 422);
      return Optional.empty();
    }
  }

  private static ObjectNode tree(DeleteOptions options) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode preconditions = tree.putObject("preconditions");
    options.uid().ifPresent(uid -> preconditions.put("uid", uid));
    options.resourceVersion().ifPresent(version -> preconditions.put("resourceVersion", version));
    options.orphanDependents().ifPresent(orphan -> tree.put("orphanDependents", orphan));
    options.propagationPolicy().ifPresent(policy -> tree.put("propagationPolicy", policy));
    options.dryRunValues().forEach(tree.putArray("dryRun")::add);
    return tree;
  }
}
