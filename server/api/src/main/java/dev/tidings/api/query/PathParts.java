package dev.tidings.api.query;

import java.util.Arrays;
import java.util.List;

/** How a path is taken apart, for whoever routes a request and for whoever asks for its right. */
public final class PathParts {
  private PathParts() {}

  /** What is between its slashes; those at its ends, however many, enclose nothing. */
  public static List<String> of(String path) {
    int start = 0;
    int end = path.length();
    while (start < end && path.charAt(start) == '/') {
      start++;
    }
    while (end > start && path.charAt(end - 1) == '/') {
      end--;
    }
    return Arrays.asList(path.substring(start, end).split("/", -1));
  }
}
