package dev.tidings.api.authorization;

import dev.tidings.api.authentication.SystemNames;
import dev.tidings.api.authentication.User;
import dev.tidings.event.NameRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A way in which somebody may be allowed to act as somebody else. */
enum ImpersonationMode {
  /** A service account as the node on which it runs. */
  ASSOCIATED_NODE("associated-node") {
    @Override
    boolean suits(User requester, User wanted) {
      return ARBITRARY_NODE.suits(requester, wanted)
          && serviceAccount(requester.name()).length > 0
          && requester
              .extra()
              .getOrDefault("authentication.kubernetes.io/node-name", List.of())
              .equals(List.of(nodeName(wanted.name())));
    }

    // which node it is has been decided
    @Override
    String checkedNode(String name) {
      return "*";
    }
  },

  /** Somebody as any node. */
  ARBITRARY_NODE("arbitrary-node") {
    @Override
    boolean suits(User requester, User wanted) {
      return isJustAName(wanted) && !nodeName(wanted.name()).isEmpty();
    }
  },

  /** Somebody as a service account. */
  SERVICE_ACCOUNT("serviceaccount") {
    @Override
    boolean suits(User requester, User wanted) {
      return isJustAName(wanted) && serviceAccount(wanted.name()).length > 0;
    }
  },

  /** Somebody as a user of any other kind, with groups and all. */
  USER_INFO("user-info") {
    @Override
    boolean suits(User requester, User wanted) {
      return nodeName(wanted.name()).isEmpty() && serviceAccount(wanted.name()).length == 0;
    }
  },

  /** Somebody as anybody, whatever the request. */
  LEGACY("") {
    @Override
    boolean suits(User requester, User wanted) {
      return true;
    }
  };

  /** From here on, the right to all of a kind is asked for before those to each. */
  private static final int MANY = 4;

  private static final String AUTHENTICATION = "authentication.k8s.io";
  private static final String NODE = "system:node:";
  private static final String SERVICE_ACCOUNT_PREFIX = "system:serviceaccount:";

  private final String text;

  ImpersonationMode(String text) {
    this.text = text;
  }

  /**
   * A right that is needed.
   *
   * @param never why nobody has it; empty when somebody can
   * @param instead rights that together are as good; empty for none
   */
  record Check(Access access, String never, List<Check> instead) {}

  abstract boolean suits(User requester, User wanted);

  /** The ways in question, in the order in which they are tried; at least one. */
  static List<ImpersonationMode> suiting(User requester, User wanted) {
    return Arrays.stream(values()).filter(mode -> mode.suits(requester, wanted)).toList();
  }

  /** How the right to act as a node calls it. */
  String checkedNode(String name) {
    return name;
  }

  private boolean constrained() {
    return this != LEGACY;
  }

  private String verb() {
    return constrained() ? "impersonate:" + text : "impersonate";
  }

  /** The rights that are needed, in the order in which they are asked for. */
  List<Check> checks(User wanted, Access access) {
    var checks = new ArrayList<Check>();
    if (constrained()) {
      checks.add(allowed(on(access)));
    }
    checks.add(allowed(byName(wanted.name())));
    if (!wanted.uid().isEmpty()) {
      checks.add(allowed(to(AUTHENTICATION, "uids", "", wanted.uid())));
    }
    checks.addAll(groups(wanted.groups()));
    checks.addAll(extras(wanted.extra()));
    return checks;
  }

  private static Check allowed(Access access) {
    return new Check(access, "", List.of());
  }

  private static List<Check> never(Access access, String why) {
    return List.of(new Check(access, why, List.of()));
  }

  private List<Check> each(List<Access> wanted, Access all) {
    List<Check> each = wanted.stream().map(ImpersonationMode::allowed).toList();
    return constrained() && each.size() >= MANY ? List.of(new Check(all, "", each)) : each;
  }

  private Access on(Access access) {
    String verb = "impersonate-on:" + text + ":" + access.verb();
    return switch (access) {
      case Access.OfPath path -> new Access.OfPath(verb, path.path());
      case Access.OfResource wanted ->
          new Access.OfResource(
              verb, wanted.type(), wanted.namespace(), wanted.name(), wanted.selectors());
    };
  }

  private Access byName(String name) {
    String group = constrained() ? AUTHENTICATION : "";
    String node = nodeName(name);
    if (constrained() && !node.isEmpty()) {
      return to(group, "nodes", "", checkedNode(node));
    }
    String[] account = serviceAccount(name);
    return account.length > 0
        ? new Access.OfResource(
            verb(), new ResourceType(group, "v1", "serviceaccounts", ""), account[0], account[1])
        : to(group, "users", "", name);
  }

  private Access to(String group, String resource, String subresource, String name) {
    return new Access.OfResource(
        verb(), new ResourceType(group, "v1", resource, subresource), "", name);
  }

  private List<Check> groups(List<String> names) {
    String group = constrained() ? AUTHENTICATION : "";
    if (constrained() && names.contains("")) {
      return never(
          to(group, "groups", "", ""), "impersonating the empty string group is not allowed");
    }
    if (constrained() && names.contains(SystemNames.MASTERS)) {
      return never(
          to(group, "groups", "", SystemNames.MASTERS),
          "impersonating the system:masters group is not allowed");
    }
    return each(
        names.stream().map(name -> to(group, "groups", "", name)).toList(),
        to(group, "groups", "", "*"));
  }

  private List<Check> extras(Map<String, List<String>> extras) {
    String objection = constrained() ? ImpersonatedExtra.objection(extras) : "";
    if (!objection.isEmpty()) {
      return never(to(AUTHENTICATION, "userextras", "", ""), objection);
    }
    var wanted = new ArrayList<Access>();
    extras.forEach(
        (key, values) ->
            values.forEach(value -> wanted.add(to(AUTHENTICATION, "userextras", key, value))));
    return each(wanted, to(AUTHENTICATION, "userextras", "*", "*"));
  }

  /** The user with the groups that follow from its name. */
  User resulting(User wanted) {
    String[] account = serviceAccount(wanted.name());
    if (account.length > 0 && wanted.groups().isEmpty()) {
      return with(
          wanted, List.of("system:serviceaccounts", "system:serviceaccounts:" + account[0]));
    }
    return constrained() && !nodeName(wanted.name()).isEmpty()
        ? with(wanted, List.of("system:nodes"))
        : wanted;
  }

  private static User with(User user, List<String> groups) {
    return new User(user.name(), user.uid(), groups, user.extra());
  }

  private static boolean isJustAName(User wanted) {
    return wanted.uid().isEmpty() && wanted.groups().isEmpty() && wanted.extra().isEmpty();
  }

  /** The node that a user name stands for; empty for none. */
  private static String nodeName(String userName) {
    String name = userName.startsWith(NODE) ? userName.substring(NODE.length()) : "";
    return NameRules.subdomain(name).isEmpty() ? name : "";
  }

  /** Namespace and name of the service account that a user name stands for; empty for none. */
  private static String[] serviceAccount(String userName) {
    if (!userName.startsWith(SERVICE_ACCOUNT_PREFIX)) {
      return new String[0];
    }
    String[] parts = userName.substring(SERVICE_ACCOUNT_PREFIX.length()).split(":", -1);
    boolean valid =
        parts.length == 2
            && NameRules.label(parts[0]).isEmpty()
            && NameRules.subdomain(parts[1]).isEmpty();
    return valid ? parts : new String[0];
  }
}
