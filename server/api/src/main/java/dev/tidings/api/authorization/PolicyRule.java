package dev.tidings.api.authorization;

import java.util.List;

/**
 * Verbs on resources, or on paths (rbac/v1 PolicyRule). {@code *} stands for everything.
 *
 * @param resources {@code events}, {@code events/status}, or {@code *}{@code /status}
 * @param resourceNames empty for every name
 * @param nonResourceUrls paths; those with {@code *} at their end are prefixes
 */
public record PolicyRule(
    List<String> verbs,
    List<String> apiGroups,
    List<String> resources,
    List<String> resourceNames,
    List<String> nonResourceUrls) {
  private static final String ALL = "*";

  public PolicyRule {
    verbs = List.copyOf(verbs);
    apiGroups = List.copyOf(apiGroups);
    resources = List.copyOf(resources);
    resourceNames = List.copyOf(resourceNames);
    nonResourceUrls = List.copyOf(nonResourceUrls);
  }

  boolean allows(Access access) {
    return names(verbs, access.verb())
        && switch (access) {
          case Access.OfResource wanted -> covers(wanted);
          case Access.OfPath wanted -> covers(wanted.path());
        };
  }

  private static boolean names(List<String> allowed, String wanted) {
    return allowed.contains(ALL) || allowed.contains(wanted);
  }

  private boolean covers(Access.OfResource wanted) {
    return names(apiGroups, wanted.type().group())
        && covers(wanted.type())
        && (resourceNames.isEmpty() || resourceNames.contains(wanted.name()));
  }

  private boolean covers(ResourceType type) {
    return names(resources, type.path())
        || (!type.subresource().isEmpty() && resources.contains("*/" + type.subresource()));
  }

  private boolean covers(String path) {
    for (String url : nonResourceUrls) {
      if (url.equals(path) || (url.endsWith(ALL) && path.startsWith(withoutStars(url)))) {
        return true;
      }
    }
    return false;
  }

  private static String withoutStars(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '*') {
      end--;
    }
    return url.substring(0, end);
  }
}
