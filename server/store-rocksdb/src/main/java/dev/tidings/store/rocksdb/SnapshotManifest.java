package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a snapshot holds, in the form that {@code sha256sum --check} reads. The last line is the
 * digest of those before it.
 *
 * @param revision the newest revision
 * @param events how many events there are
 * @param taken when
 * @param digests the SHA-256 of each file by its name, in the order in which they are stored
 */
record SnapshotManifest(
    long revision, long events, Instant taken, SequencedMap<String, String> digests) {
  /** The name of its own file. */
  static final String NAME = "SHA256SUMS";

  private static final String FIRST_LINE = "# tidings snapshot 1";
  private static final Pattern FACT = Pattern.compile("# (revision|events|taken) (\\S+)");
  private static final Pattern FILE = Pattern.compile("([0-9a-f]{64})  (\\w[\\w.-]*)");
  private static final Pattern END =
      Pattern.compile("(.*\n)# these lines ([0-9a-f]{64})\n", Pattern.DOTALL);

  SnapshotManifest {
    requireNonNull(taken, "taken");
    digests = new LinkedHashMap<>(digests);
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  byte[] encode() {
    var text = new StringBuilder(FIRST_LINE);
    text.append("\n# revision ").append(revision);
    text.append("\n# events ").append(events);
    text.append("\n# taken ").append(taken).append('\n');
    digests.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    String lines = text.toString();
    return (lines + "# these lines " + sum(lines) + "\n").getBytes(UTF_8);
  }

  private static String sum(String lines) {
    MessageDigest digest = digest();
    digest.update(lines.getBytes(UTF_8));
    return hex(digest);
  }

  /** Empty when the bytes are not a whole manifest. */
  static Optional<SnapshotManifest> decode(byte[] bytes) {
    Matcher whole = END.matcher(new String(bytes, UTF_8));
    if (!whole.matches()
        || !whole.group(1).startsWith(FIRST_LINE + "\n")
        || !sum(whole.group(1)).equals(whole.group(2))) {
      return Optional.empty();
    }
    return read(whole.group(1).lines().toList());
  }

  private static Optional<SnapshotManifest> read(List<String> lines) {
    Map<String, String> facts = new HashMap<>();
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher fact = FACT.matcher(line);
      Matcher file = FILE.matcher(line);
      if (fact.matches()) {
        facts.put(fact.group(1), fact.group(2));
      } else if (file.matches()) {
        digests.put(file.group(2), file.group(1));
      }
    }
    try {
      return Optional.of(
          new SnapshotManifest(
              Long.parseLong(facts.getOrDefault("revision", "")),
              Long.parseLong(facts.getOrDefault("events", "")),
              Instant.parse(facts.getOrDefault("taken", "")),
              digests));
    } catch (NumberFormatException | DateTimeException writtenByAnother) {
      return Optional.empty();
    }
  }
}
