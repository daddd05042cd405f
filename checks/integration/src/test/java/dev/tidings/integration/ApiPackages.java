package dev.tidings.integration;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/**
 * Which packages of the API see which others of it. The one they all lie in puts them together and
 * sees each; a package that is not named here sees none.
 */
final class ApiPackages extends ArchCondition<JavaClass> {
  static final String API = "dev.tidings.api";

  private static final Map<String, Set<String>> SEEN =
      Map.ofEntries(
          Map.entry("reload", Set.of()),
          Map.entry("manifests", Set.of()),
          Map.entry("delegation", Set.of()),
          Map.entry("authentication", Set.of("reload", "delegation")),
          Map.entry("query", Set.of()),
          Map.entry("wire", Set.of("authentication", "query")),
          Map.entry(
              "authorization",
              Set.of("reload", "manifests", "delegation", "authentication", "query", "wire")),
          Map.entry("ratelimit", Set.of("manifests", "authentication", "wire")),
          Map.entry("tracing", Set.of("manifests")),
          Map.entry("audit", Set.of("authentication", "authorization")),
          Map.entry("discovery", Set.of("query", "wire")),
          Map.entry("read", Set.of("authentication", "query", "wire")),
          Map.entry("fields", Set.of()),
          Map.entry("write", Set.of("query", "wire", "read", "fields")),
          Map.entry(
              "events", Set.of("authentication", "query", "wire", "discovery", "read", "write")),
          Map.entry("namespaces", Set.of("query", "wire", "discovery", "write")),
          Map.entry(
              "reviews", Set.of("authentication", "authorization", "wire", "discovery", "write")),
          Map.entry("observations", Set.of("query", "wire")),
          Map.entry("identity", Set.of("authentication", "query", "wire")),
          Map.entry("sight", Set.of("authentication", "authorization", "wire")),
          Map.entry(
              "lookup", Set.of("authentication", "query", "wire", "discovery", "read", "sight")),
          Map.entry(
              "stream",
              Set.of(
                  "authentication", "authorization", "query", "wire", "read", "sight", "lookup")),
          Map.entry("pages", Set.of("authentication", "query", "wire")),
          Map.entry("operations", Set.of("query", "wire", "discovery", "write")));

  ApiPackages() {
    super("see only the packages below theirs");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getDirectDependenciesFromSelf().stream()
        .filter(dependency -> !isAllowed(dependency))
        .forEach(
            dependency ->
                events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
  }

  private static boolean isAllowed(Dependency dependency) {
    String from = dependency.getOriginClass().getPackageName();
    String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
    boolean leavesTheApi = !to.equals(API) && !to.startsWith(API + ".");
    return leavesTheApi
        || from.equals(API)
        || from.equals(to)
        || SEEN.getOrDefault(from.substring(API.length() + 1), Set.of())
            .contains(to.substring(Math.min(to.length(), API.length() + 1)));
  }
}
