package dev.tidings.api.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  private static Policy read(String text) throws PolicyException {
    var reader = new PolicyReader();
    reader.add("rights.yaml", text.getBytes(UTF_8));
    return reader.policy();
  }

  @Test
  void aFileHoldsDocumentsOrAList() throws Exception {
    Policy policy =
        read(
            """
            # nothing yet
            ---
            apiVersion: v1
            kind: List
            items:
            - apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata: {name: r, namespace: a, uid: x, annotations: {why: "because"}}
              rules: [{apiGroups: [""], resources: [events], verbs: [get]}]
            ---
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRole",
             "metadata":{"name":"r","creationTimestamp":null},
             "rules":null}
            """);

    assertThat(policy.roles()).containsOnlyKeys(new ScopedName("a", "r"), new ScopedName("", "r"));
  }

  @Test
  void everythingThatIsWrongIsToldWithItsPlace() {
    String text =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: s}
        ---

        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: r, namespace: a}
        rules:
        - {apiGroups: [""], resources: [events], resourceName: [x]}
        ---
        - not an object
        """;

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(PolicyException.class)
        .hasMessage(
            """
            rights.yaml:1: 'Secret' of 'v1' is not part of a policy: it holds Role, ClusterRole, \
            RoleBinding and ClusterRoleBinding of rbac.authorization.k8s.io/v1
            rights.yaml:6: rules[0].resourceName: Forbidden: unknown field
            rights.yaml:6: rules[0].verbs: Required value: verbs must contain at least one value
            rights.yaml:12: not an object\
            """);
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() {
    assertThatThrownBy(() -> read("a: b\nc: [d\n"))
        .hasMessageStartingWith("rights.yaml: yaml: line");
    assertThatThrownBy(() -> read("a: b\na: c\n"))
        .hasMessage("rights.yaml: line 2: key \"a\" already set in map");
  }

  @Test
  void aNameIsGivenOnce() {
    String role = PolicyText.GROUP + "kind: ClusterRole\nmetadata: {name: r}\n";

    assertThatThrownBy(() -> read(role + "---\n" + role))
        .hasMessage("rights.yaml:5: ClusterRole r is given twice, also at rights.yaml:1");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Role | {metadata: {name: r}} | metadata.namespace: Required value",
        "Role | {metadata: {namespace: a}} | metadata.name: Required value",
        "Role | {} | metadata.name: Required value",
        "ClusterRole | {metadata: {name: r, namespace: a}} |"
            + " metadata.namespace: Forbidden: not allowed on this type",
        "ClusterRole | {metadata: {name: a/b}} |"
            + " metadata.name: Invalid value: \"a/b\": may not contain '/'",
        "ClusterRole | {metadata: {name: r}, rules: [{verbs: [get], apiGroups: ['']}]} |"
            + " rules[0].resources: Required value: resource rules must supply at least one"
            + " resource",
        "ClusterRole | {metadata: {name: r}, rules: [{verbs: [get], resources: [events]}]} |"
            + " rules[0].apiGroups: Required value: resource rules must supply at least one api"
            + " group",
        "ClusterRole | {metadata: {name: r}, rules: [{verbs: get}]} |"
            + " rules[0].verbs: Invalid value: \"get\": must be a list",
        "ClusterRole | {metadata: {name: r}, rules: [{verbs: [yes], nonResourceURLs: [/a]}]} |"
            + " rules[0].verbs[0]: Invalid value: true: must be a string",
        "ClusterRole | {metadata: {name: r}, aggregationRule: {}} |"
            + " aggregationRule.clusterRoleSelectors: Required value",
        "Role | {metadata: {name: r, namespace: a}, rules: [{verbs: [get], nonResourceURLs: [/a]}]}"
            + " | namespaced rules cannot apply to non-resource URLs",
        "ClusterRole | {metadata: {name: r}, rules: [{verbs: [get], nonResourceURLs: [/a],"
            + " resources: [events]}]} | rules cannot apply to both regular resources and"
            + " non-resource URLs",
        "ClusterRoleBinding | {metadata: {name: b}} | roleRef: Required value",
        "ClusterRoleBinding | {metadata: {name: b}, roleRef: {kind: Role, name: r}} |"
            + " roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\"",
        "ClusterRoleBinding | {metadata: {name: b}, roleRef: {kind: ClusterRole, name: r,"
            + " apiGroup: x}} | roleRef.apiGroup: Unsupported value: \"x\": supported values:"
            + " \"rbac.authorization.k8s.io\"",
        "ClusterRoleBinding | {metadata: {name: b}, roleRef: {kind: ClusterRole, name: r},"
            + " subjects: [{kind: ServiceAccount, name: s}]} |"
            + " subjects[0].namespace: Required value",
        "ClusterRoleBinding | {metadata: {name: b}, roleRef: {kind: ClusterRole, name: r},"
            + " subjects: [{kind: Robot, name: s}]} | subjects[0].kind: Unsupported value:"
            + " \"Robot\": supported values: \"ServiceAccount\", \"User\", \"Group\"",
        "ClusterRoleBinding | {metadata: {name: b}, roleRef: {kind: ClusterRole, name: r},"
            + " subjects: [{kind: User}]} | subjects[0].name: Required value",
      })
  void aManifestIsCheckedAsKubernetesDoes(String kind, String members, String problem) {
    String text =
        members.replaceFirst(
            "\\{", "{apiVersion: rbac.authorization.k8s.io/v1, kind: " + kind + ", ");

    assertThatThrownBy(() -> read(text)).hasMessageContaining(problem);
  }

  @Test
  void ofAFloodOfProblemsOnlyTheFirstAreTold() {
    assertThatThrownBy(() -> read("kind: X\n---\n".repeat(50)))
        .message()
        .satisfies(
            text -> assertThat(text.lines().toList()).hasSize(21).last().isEqualTo("and 30 more"));
  }
}
