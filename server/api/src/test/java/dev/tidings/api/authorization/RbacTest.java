package dev.tidings.api.authorization;

import static dev.tidings.api.authorization.PolicyText.events;
import static dev.tidings.api.authorization.PolicyText.rbac;
import static dev.tidings.api.authorization.PolicyText.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.User;
import org.junit.jupiter.api.Test;

class RbacTest {
  private static final String READER =
      """
      kind: ClusterRole
      metadata: {name: reader, labels: {part: "of-everything"}}
      rules:
      - {apiGroups: [""], resources: [events], verbs: [get, list]}
      """;

  private static final String READER_OF_A =
      """
      kind: RoleBinding
      metadata: {name: readers, namespace: a}
      roleRef: {kind: ClusterRole, name: reader}
      subjects:
      - {kind: User, name: ann}
      - {kind: Group, name: team}
      - {kind: ServiceAccount, name: robot}
      - {kind: ServiceAccount, name: other, namespace: b}
      """;

  private static final String READER_EVERYWHERE =
      """
      kind: ClusterRoleBinding
      metadata: {name: readers}
      roleRef: {kind: ClusterRole, name: reader}
      subjects: [{kind: User, name: ann}]
      """;

  private static boolean allows(Rbac rbac, User user, Access access) {
    return rbac.decide(user, access) instanceof Decision.Allowed;
  }

  @Test
  void aRoleBindingGivesAClusterRoleInItsNamespaceOnly() throws Exception {
    Rbac rbac = rbac(READER, READER_OF_A);

    assertThat(allows(rbac, user("ann"), events("list", "a", ""))).isTrue();
    assertThat(allows(rbac, user("ann"), events("list", "b", ""))).isFalse();
    assertThat(allows(rbac, user("ann"), events("list", "", ""))).isFalse();
    assertThat(allows(rbac, user("ann"), events("delete", "a", "x"))).isFalse();
    assertThat(allows(rbac, user("bob"), events("list", "a", ""))).isFalse();
  }

  @Test
  void theNamespacesAreKnownInWhichAnythingIsGiven() throws Exception {
    Rbac rbac = rbac(READER, READER_OF_A, READER_EVERYWHERE);

    assertThat(rbac.namespaces(user("ann"))).containsExactly("a");
    assertThat(rbac.namespaces(user("eve", "team"))).containsExactly("a");
    assertThat(rbac.namespaces(user("bob"))).isEmpty();
  }

  @Test
  void aClusterRoleBindingGivesItEverywhere() throws Exception {
    Rbac rbac = rbac(READER, READER_EVERYWHERE);

    assertThat(allows(rbac, user("ann"), events("list", "", ""))).isTrue();
    assertThat(allows(rbac, user("ann"), events("list", "b", ""))).isTrue();
    assertThat(allows(rbac, user("team"), events("list", "b", ""))).isFalse();
  }

  @Test
  void subjectsAreUsersGroupsAndServiceAccounts() throws Exception {
    Rbac rbac = rbac(READER, READER_OF_A);

    assertThat(allows(rbac, user("x", "other", "team"), events("get", "a", "e"))).isTrue();
    assertThat(allows(rbac, user("system:serviceaccount:a:robot"), events("get", "a", "e")))
        .isTrue();
    assertThat(allows(rbac, user("system:serviceaccount:b:robot"), events("get", "a", "e")))
        .isFalse();
    assertThat(allows(rbac, user("system:serviceaccount:b:other"), events("get", "a", "e")))
        .isTrue();
    assertThat(allows(rbac, user("x", "ann"), events("get", "a", "e"))).isFalse();
  }

  @Test
  void aDecisionSaysWhichBindingAllowsIt() throws Exception {
    Rbac rbac = rbac(READER, READER_OF_A, READER_EVERYWHERE);

    assertThat(rbac.decide(user("ann"), events("list", "a", "")))
        .isEqualTo(
            new Decision.Allowed(
                "RBAC: allowed by ClusterRoleBinding \"readers\" of ClusterRole \"reader\" to User"
                    + " \"ann\""));
    assertThat(rbac.decide(user("system:serviceaccount:a:robot"), events("list", "a", "")))
        .isEqualTo(
            new Decision.Allowed(
                "RBAC: allowed by RoleBinding \"readers/a\" of ClusterRole \"reader\" to"
                    + " ServiceAccount \"robot/a\""));
    assertThat(rbac.decide(user("bob"), events("list", "a", "")))
        .isEqualTo(new Decision.Refused(""));
  }

  @Test
  void aBindingToARoleThatIsNotThereGivesNothingAndIsTold() throws Exception {
    Rbac rbac = rbac(READER_OF_A, READER_EVERYWHERE);

    assertThat(rbac.decide(user("ann"), events("list", "a", "")))
        .isEqualTo(
            new Decision.Refused(
                "RBAC: clusterrole.rbac.authorization.k8s.io \"reader\" not found"));
    assertThat(rbac.decide(user("bob"), events("list", "a", "")))
        .isEqualTo(new Decision.Refused(""));
  }

  @Test
  void aRoleOfAnotherNamespaceIsNotThere() throws Exception {
    Rbac rbac =
        rbac(
            """
            kind: Role
            metadata: {name: writer, namespace: b}
            rules: [{apiGroups: [""], resources: [events], verbs: [create]}]
            """,
            """
            kind: RoleBinding
            metadata: {name: writers, namespace: a}
            roleRef: {kind: Role, name: writer}
            subjects: [{kind: User, name: ann}]
            """);

    assertThat(rbac.decide(user("ann"), events("create", "a", "")))
        .isEqualTo(
            new Decision.Refused("RBAC: role.rbac.authorization.k8s.io \"writer\" not found"));
  }

  @Test
  void anAggregatedRoleIsMadeOfThoseThatItsSelectorsChoose() throws Exception {
    String whole =
        """
        kind: ClusterRole
        metadata: {name: whole}
        aggregationRule:
          clusterRoleSelectors:
          - matchLabels: {part: of-everything}
          - matchExpressions: [{key: half, operator: Exists}]
        rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
        """;
    String half =
        """
        kind: ClusterRole
        metadata: {name: half, labels: {half: ""}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: of-half}}]}
        """;
    String part =
        """
        kind: ClusterRole
        metadata: {name: part, labels: {part: of-half}}
        rules: [{apiGroups: [""], resources: [events], verbs: [watch]}]
        """;
    String binding = READER_EVERYWHERE.replace("name: reader}", "name: whole}");
    Rbac rbac = rbac(whole, half, part, READER, binding);

    assertThat(allows(rbac, user("ann"), events("list", "a", ""))).isTrue();
    assertThat(allows(rbac, user("ann"), events("watch", "a", ""))).isTrue();
    assertThat(allows(rbac, user("ann"), events("delete", "a", "x"))).isFalse();
  }

  @Test
  void rulesOfAUserAreThoseOfTheClusterAndOfTheNamespace() throws Exception {
    Rbac rbac =
        rbac(READER, READER_OF_A, READER_EVERYWHERE.replace("name: reader}", "name: missing}"));

    GrantedRules rules = rbac.rules(user("ann", "team"), "a");

    assertThat(rules.rules()).hasSize(1);
    assertThat(rules.complete()).isTrue();
    assertThat(rules.problem())
        .isEqualTo("clusterrole.rbac.authorization.k8s.io \"missing\" not found");
    assertThat(rbac.rules(user("ann", "team"), "b").rules()).isEmpty();
  }

  @Test
  void everybodyWhoIsKnownMayDiscoverAndAskAndOthersSeeLittle() {
    var rbac = new Rbac(PolicyFolder.builtIn());
    User known = user("ann", "system:authenticated");
    User unknown = User.ANONYMOUS;
    var review =
        new Access.OfResource(
            "create",
            new ResourceType("authorization.k8s.io", "v1", "selfsubjectaccessreviews", ""),
            "",
            "");

    assertThat(allows(rbac, known, new Access.OfPath("get", "/apis/events.k8s.io"))).isTrue();
    assertThat(allows(rbac, known, review)).isTrue();
    assertThat(allows(rbac, known, new Access.OfPath("get", "/metrics"))).isFalse();
    assertThat(allows(rbac, known, events("list", "a", ""))).isFalse();
    assertThat(allows(rbac, unknown, new Access.OfPath("get", "/version"))).isTrue();
    assertThat(allows(rbac, unknown, new Access.OfPath("get", "/healthz"))).isTrue();
    assertThat(allows(rbac, unknown, new Access.OfPath("get", "/apis"))).isFalse();
    assertThat(allows(rbac, unknown, review)).isFalse();
  }
}
