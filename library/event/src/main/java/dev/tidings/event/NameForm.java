package dev.tidings.event;

import java.util.List;

/** What an event's own name must look like. */
enum NameForm {
  /** Anything that fits into a URL between two slashes. */
  PATH_SEGMENT {
    @Override
    List<String> check(String name) {
      return NameRules.pathSegment(name);
    }

    @Override
    List<String> checkPrefix(String generateName) {
      return NameRules.pathSegmentPrefix(generateName);
    }
  },

  /** A DNS subdomain. */
  SUBDOMAIN {
    @Override
    List<String> check(String name) {
      return NameRules.subdomain(name);
    }

    @Override
    List<String> checkPrefix(String generateName) {
      boolean dashAtEnd = generateName.length() > 1 && generateName.endsWith("-");
      // What follows may well make the dash one in the middle. The reference replaces two
      // characters by one here, which counts where the length is at its limit.
      return NameRules.subdomain(
          dashAtEnd ? generateName.substring(0, generateName.length() - 2) + "a" : generateName);
    }
  };

  abstract List<String> check(String name);

  /** Checks the beginning of a name to which a random suffix will be added. */
  abstract List<String> checkPrefix(String generateName);
}
