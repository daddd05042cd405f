package dev.tidings.api.authorization;

import dev.tidings.event.GoText;

/** Whom a binding gives a role to. */
sealed interface Subject {
  /** How audits and reviews name it. */
  String description();

  record OfUser(String name) implements Subject {
    @Override
    public String description() {
      return "User " + GoText.quote(name);
    }
  }

  record OfGroup(String name) implements Subject {
    @Override
    public String description() {
      return "Group " + GoText.quote(name);
    }
  }

  record OfServiceAccount(String namespace, String name) implements Subject {
    /** The user name that its tokens stand for. */
    String userName() {
      return "system:serviceaccount:" + namespace + ":" + name;
    }

    /** The reference has name and namespace in this order. */
    @Override
    public String description() {
      return "ServiceAccount " + GoText.quote(name + "/" + namespace);
    }
  }
}
