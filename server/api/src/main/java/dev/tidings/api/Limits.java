package dev.tidings.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** What clients may take up. */
public record Limits(Sizes sizes, Counts counts, Times times) {
  /** As kube-apiserver has them; where it has none, what this heap bears. */
  public static final Limits KUBERNETES =
      new Limits(
          new Sizes(
              3 * 1024 * 1024,
              1024 * 1024,
              Math.min(256L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 4)),
          new Counts(400, 1_000, 20_000, 10_000),
          new Times(
              Duration.ofSeconds(32),
              Duration.ofSeconds(90),
              Duration.ofSeconds(60),
              Duration.ofSeconds(3)));

  public Limits {
    requireNonNull(sizes, "sizes");
    requireNonNull(counts, "counts");
    requireNonNull(times, "times");
  }

  /** These limits with others for the sizes of things. */
  public Limits withSizes(Sizes newSizes) {
    return new Limits(newSizes, counts, times);
  }

  /** These limits with others for how much there is at once. */
  public Limits withCounts(Counts newCounts) {
    return new Limits(sizes, newCounts, times);
  }

  /** These limits with other times for slow clients. */
  public Limits withTimes(Duration newFirstRequest, Duration newIdle, Duration newRequest) {
    return new Limits(
        sizes, counts, new Times(newFirstRequest, newIdle, newRequest, times.shutdown()));
  }

  /**
   * How large things may be, in bytes.
   *
   * @param bodyBytes of one request's body
   * @param headBytes of one request's headers, and of its first line
   * @param heldBytes of all the requests' bodies that are held at once, and again of all the
   *     answers that clients have not taken yet
   */
  public record Sizes(int bodyBytes, int headBytes, long heldBytes) {
    public Sizes {
      if (bodyBytes < 1 || headBytes < 1 || heldBytes < 1) {
        throw new IllegalArgumentException("sizes are positive");
      }
    }

    /** Of an event, however it has grown: a body, with what the server adds to it. */
    int eventBytes() {
      return (int) Math.min(2L * bodyBytes, Integer.MAX_VALUE);
    }

    public Sizes withBodyBytes(int newBytes) {
      return new Sizes(newBytes, headBytes, heldBytes);
    }
  }

  /**
   * How much there may be at once. Where users are known, one of them may have half of the requests
   * of either kind in flight, and as many more wait for a short time.
   *
   * @param readsInFlight requests other than watches that change nothing; a request is in flight
   *     until its answer has been taken
   * @param writesInFlight the other requests
   * @param watches watches that are open
   * @param watchesPerUser those of one user
   */
  public record Counts(int readsInFlight, int writesInFlight, int watches, int watchesPerUser) {
    public Counts {
      if (readsInFlight < 1 || writesInFlight < 1 || watches < 1 || watchesPerUser < 1) {
        throw new IllegalArgumentException("there is at least one of each at once");
      }
    }

    /** All requests but watches, those included that wait or whose user is not known yet. */
    int requests() {
      return 2 * (readsInFlight + writesInFlight);
    }
  }

  /**
   * How long clients may take.
   *
   * @param firstRequest for the head of a new connection's first request
   * @param idle a connection may be open without a request
   * @param request for the answer to a request other than a watch, the request's body included; and
   *     then how long its client may take none of it
   * @param shutdown a closing server waits for its clients
   */
  public record Times(Duration firstRequest, Duration idle, Duration request, Duration shutdown) {
    public Times {
      requireNonNull(firstRequest, "firstRequest");
      requireNonNull(idle, "idle");
      requireNonNull(request, "request");
      requireNonNull(shutdown, "shutdown");
    }
  }
}
