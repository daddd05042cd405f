package dev.tidings.api.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRuleTest {
  @ParameterizedTest(name = "{0} {1} {2} covers {3} {4} {5}: {6}")
  @CsvSource({
    "list, '', events, list, '', events, true",
    "list, '', events, get, '', events, false",
    "list, '', events, list, events.k8s.io, events, false",
    "list, '', events, list, '', pods, false",
    "*, *, *, deletecollection, events.k8s.io, events, true",
    "*, *, *, get, '', pods/log, true",
    "get, '', events, get, '', events/status, false",
    "get, '', events/status, get, '', events/status, true",
    "get, '', events/status, get, '', events, false",
    "get, '', */status, get, '', events/status, true",
    "get, '', */status, get, '', events/scale, false",
    "get, '', */status, get, '', events, false",
    "get, '', events/*, get, '', events/status, false",
  })
  void aRuleCoversVerbGroupAndResource(
      String verb,
      String group,
      String resource,
      String wantedVerb,
      String wantedGroup,
      String wanted,
      boolean covered) {
    var rule =
        new PolicyRule(List.of(verb), List.of(group), List.of(resource), List.of(), List.of());
    String[] parts = wanted.split("/", 2);
    var type = new ResourceType(wantedGroup, "v1", parts[0], parts.length > 1 ? parts[1] : "");

    assertThat(rule.allows(new Access.OfResource(wantedVerb, type, "default", "x")))
        .isEqualTo(covered);
  }

  @Test
  void resourceNamesNarrowARuleToThem() {
    var rule =
        new PolicyRule(List.of("*"), List.of(""), List.of("events"), List.of("a", "b"), List.of());

    assertThat(rule.allows(PolicyText.events("get", "default", "a"))).isTrue();
    assertThat(rule.allows(PolicyText.events("get", "default", "c"))).isFalse();
    assertThat(rule.allows(PolicyText.events("list", "default", ""))).isFalse();
    assertThat(rule.allows(PolicyText.events("create", "default", ""))).isFalse();
  }

  @ParameterizedTest(name = "{0} covers {1}: {2}")
  @CsvSource({
    "/healthz, /healthz, true",
    "/healthz, /healthz/, false",
    "/healthz/*, /healthz/ping, true",
    "/healthz/*, /healthz, false",
    "/healthz*, /healthzz, true",
    "*, /anything, true",
    "/a/**, /a/b, true",
    "/a*b, /axb, false",
  })
  void aStarAtTheEndOfAPathStandsForWhatFollows(String url, String path, boolean covered) {
    var rule = new PolicyRule(List.of("get"), List.of(), List.of(), List.of(), List.of(url));

    assertThat(rule.allows(new Access.OfPath("get", path))).isEqualTo(covered);
    assertThat(rule.allows(new Access.OfPath("post", path))).isFalse();
  }

  @Test
  void aRuleForResourcesSaysNothingOfPaths() {
    var everyResource =
        new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of());

    assertThat(everyResource.allows(new Access.OfPath("get", "/version"))).isFalse();
  }
}
