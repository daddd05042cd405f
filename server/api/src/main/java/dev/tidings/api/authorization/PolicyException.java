package dev.tidings.api.authorization;

import java.io.IOException;
import java.util.List;

/** A folder of manifests holds no policy. The message says why, one file and line after another. */
public final class PolicyException extends IOException {
  private static final long serialVersionUID = 1;

  /** More than these nobody reads. */
  private static final int MOST = 20;

  PolicyException(List<String> problems) {
    super(text(problems));
  }

  private static String text(List<String> problems) {
    int shown = Math.min(MOST, problems.size());
    String rest = shown < problems.size() ? "\nand " + (problems.size() - shown) + " more" : "";
    return String.join("\n", problems.subList(0, shown)) + rest;
  }
}
