package dev.tidings.recorder;

/**
 * How often one source may report about one object: a bucket of {@code burst} tokens, refilled at
 * {@code perSecond}.
 */
public record SpamBudget(int burst, float perSecond) {
  /** 25 at once, then one in five minutes: what Kubernetes' own components do. */
  public static final SpamBudget KUBERNETES = new SpamBudget(25, 1f / 300f);

  /** Holds nothing back. */
  public static final SpamBudget UNLIMITED = new SpamBudget(Integer.MAX_VALUE, Integer.MAX_VALUE);

  public SpamBudget {
    if (burst < 1) {
      throw new IllegalArgumentException("burst must be at least 1: " + burst);
    }
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("perSecond must not be negative: " + perSecond);
    }
  }
}
