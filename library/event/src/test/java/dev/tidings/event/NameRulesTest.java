package dev.tidings.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "1.2.3.4", "web-0.18ea0163eb68a115", "a--b", "xn--bcher-kva.de"})
  void subdomains(String name) {
    assertThat(NameRules.subdomain(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "A", "a_b", "a.", ".a", "a..b", "a.-b", "a-.b", "a\n", "ä"})
  void noSubdomains(String name) {
    assertThat(NameRules.subdomain(name)).hasSize(1);
  }

  @Test
  void aSubdomainHasAtMost253Bytes() {
    assertThat(NameRules.subdomain("a".repeat(253))).isEmpty();
    assertThat(NameRules.subdomain("a".repeat(254)))
        .containsExactly("must be no more than 253 characters");
  }

  @Test
  void aLabelHasNoDots() {
    assertThat(NameRules.label("shop-1")).isEmpty();
    assertThat(NameRules.label("shop.1")).containsExactly("must not contain dots");
    assertThat(NameRules.label("Shop"))
        .containsExactly(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
                + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
                + " '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A_b.c-1", "example.com/Key", "1/2"})
  void qualifiedNames(String name) {
    assertThat(NameRules.qualifiedName(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "-a", "a.", "é", "A/b", "a\n", "a/b/c", "/a"})
  void noQualifiedNames(String name) {
    assertThat(NameRules.qualifiedName(name)).hasSize(1);
  }

  @Test
  void aLabelsValueMayBeEmptyAndHas63BytesAtMost() {
    assertThat(NameRules.labelValue("")).isEmpty();
    assertThat(NameRules.labelValue("v".repeat(63))).isEmpty();
    assertThat(NameRules.labelValue("v".repeat(64)))
        .containsExactly("must be no more than 63 bytes");
    assertThat(NameRules.labelValue("-")).hasSize(1);
  }

  @Test
  void longNamesAreCheckedWithoutRecursion() {
    String million = "a.".repeat(500_000);
    assertThat(NameRules.subdomain(million)).hasSize(2);
    assertThat(NameRules.qualifiedName(million)).hasSize(2);
  }
}
