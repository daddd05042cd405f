package dev.tidings.api.authentication;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who sends a request, as far as the server has found out. Never holds what it was found out with.
 *
 * @param uid empty where whoever vouches for the user gives none
 * @param groups in the order in which they were given
 * @param extra what else is known of the user, by the names of Kubernetes' {@code userInfo.extra},
 *     in their order
 */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
  /** Sends requests without credentials. */
  public static final User ANONYMOUS =
      new User(SystemNames.ANONYMOUS, "", List.of(SystemNames.UNAUTHENTICATED), Map.of());

  public User {
    requireNonNull(name, "name");
    requireNonNull(uid, "uid");
    groups = List.copyOf(groups);
    extra =
        Collections.unmodifiableMap(
            extra.entrySet().stream()
                .collect(
                    toMap(
                        Map.Entry::getKey,
                        entry -> List.copyOf(entry.getValue()),
                        (one, other) -> one,
                        TreeMap::new)));
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }
}
