package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SnapshotManifestFuzzTest {
  @FuzzTest
  void whatIsReadIsWrittenAndReadAsTheSame(byte[] lines) {
    require(lines);
    require(withTheirDigest(lines));
  }

  private static void require(byte[] bytes) {
    SnapshotManifest.decode(bytes)
        .ifPresent(
            manifest -> assertThat(SnapshotManifest.decode(manifest.encode())).contains(manifest));
  }

  private static byte[] withTheirDigest(byte[] lines) {
    MessageDigest digest = SnapshotManifest.digest();
    digest.update(lines);
    var all = new ByteArrayOutputStream();
    all.writeBytes(lines);
    all.writeBytes(("# these lines " + SnapshotManifest.hex(digest) + "\n").getBytes(UTF_8));
    return all.toByteArray();
  }
}
