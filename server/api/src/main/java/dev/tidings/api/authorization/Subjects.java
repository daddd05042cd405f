package dev.tidings.api.authorization;

import dev.tidings.api.authentication.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What bindings of one namespace, or of the cluster, give to whom. */
final class Subjects {
  private final Map<String, List<Grant>> users = new HashMap<>();
  private final Map<String, List<Grant>> groups = new HashMap<>();

  void add(Grant grant) {
    switch (grant.subject()) {
      case Subject.OfUser user -> add(users, user.name(), grant);
      case Subject.OfServiceAccount account -> add(users, account.userName(), grant);
      case Subject.OfGroup group -> add(groups, group.name(), grant);
    }
  }

  private static void add(Map<String, List<Grant>> grants, String name, Grant grant) {
    grants.computeIfAbsent(name, first -> new ArrayList<>()).add(grant);
  }

  Stream<Grant> grants(User user) {
    return Stream.concat(
        users.getOrDefault(user.name(), List.of()).stream(),
        user.groups().stream().flatMap(group -> groups.getOrDefault(group, List.of()).stream()));
  }
}
