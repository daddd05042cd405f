package dev.tidings.cli;

import dev.tidings.api.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how much of the server its clients may take up. */
final class LimitOptions {
  private static final Limits USUAL = Limits.KUBERNETES;

  @Option(
      names = "--max-requests-inflight",
      paramLabel = "N",
      description =
          "How many requests that change nothing are answered at once, watches aside; of one user's"
              + " half as many. More of them wait, and users take turns. Default: 400.")
  int reads = USUAL.counts().readsInFlight();

  @Option(
      names = "--max-mutating-requests-inflight",
      paramLabel = "N",
      description = "The same of requests that change something. Default: 1000.")
  int writes = USUAL.counts().writesInFlight();

  @Option(
      names = "--max-watches-per-user",
      paramLabel = "N",
      description = "How many watches one user may have open. Default: 10000, half of all.")
  int watchesPerUser = USUAL.counts().watchesPerUser();

  @Option(
      names = "--max-request-bytes",
      paramLabel = "AMOUNT",
      converter = ByteQuantity.Converter.class,
      description = "How large the body of a request may be, such as 512Ki. Default: 3Mi.")
  @Nullable ByteQuantity requestBytes;

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    if (reads < 1 || writes < 1 || watchesPerUser < 1) {
      return "--max-requests-inflight, --max-mutating-requests-inflight and --max-watches-per-user"
          + " are at least 1";
    }
    if (requestBytes != null && requestBytes.bytes() > Integer.MAX_VALUE) {
      return "--max-request-bytes " + requestBytes + " is more than a request can have";
    }
    return null;
  }

  Limits limits() {
    var counts = new Limits.Counts(reads, writes, USUAL.counts().watches(), watchesPerUser);
    Limits limits = USUAL.withCounts(counts);
    return requestBytes == null
        ? limits
        : limits.withSizes(limits.sizes().withBodyBytes(Math.toIntExact(requestBytes.bytes())));
  }
}
