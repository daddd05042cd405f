package dev.tidings.api.authorization;

import static dev.tidings.api.authorization.PolicyText.events;
import static dev.tidings.api.authorization.PolicyText.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.authentication.User;
import dev.tidings.api.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpersonationTest {
  private static final Access LIST = events("list", "a", "");
  private static final User ANN = user("ann");

  /** Decides by one policy. */
  private record Fixed(Rbac rbac) implements Authorizer {
    @Override
    public CompletionStage<Decision> decide(User user, Access access) {
      return CompletableFuture.completedFuture(rbac.decide(user, access));
    }

    @Override
    public GrantedRules rules(User user, String namespace) {
      return rbac.rules(user, namespace);
    }

    @Override
    public Optional<Set<String>> namespaces(User user) {
      return Optional.of(rbac.namespaces(user));
    }
  }

  /** What comes of ann acting as somebody, when she has the rights of these rules. */
  private static String act(User wanted, String... rules) throws PolicyException {
    Rbac rbac =
        PolicyText.rbac(
            "kind: ClusterRole\nmetadata: {name: r}\nrules: [" + String.join(", ", rules) + "]\n",
            """
            kind: ClusterRoleBinding
            metadata: {name: b}
            roleRef: {kind: ClusterRole, name: r}
            subjects: [{kind: User, name: ann}]
            """);
    return new Impersonation(new Fixed(rbac))
        .act(ANN, wanted, LIST)
        .thenApply(user -> user.name() + " of " + user.groups())
        .exceptionally(failure -> RefusedException.in(failure).orElseThrow().status().message())
        .toCompletableFuture()
        .join();
  }

  @Test
  void withoutRightsTheFirstThatIsMissingIsTold() throws Exception {
    assertThat(act(user("bob")))
        .isEqualTo(
            "events is forbidden: User \"ann\" cannot impersonate-on:user-info:list resource"
                + " \"events\" in API group \"\" in the namespace \"a\"");
    assertThat(act(user("system:serviceaccount:x:y")))
        .contains("cannot impersonate-on:serviceaccount:list resource \"events\"");
    assertThat(act(user("system:node:n1")))
        .contains("cannot impersonate-on:arbitrary-node:list resource \"events\"");
    assertThat(act(user("system:serviceaccount:x:y", "team")))
        .isEqualTo(
            "serviceaccounts \"y\" is forbidden: User \"ann\" cannot impersonate resource"
                + " \"serviceaccounts\" in API group \"\" in the namespace \"x\"");
  }

  @Test
  void theOldRightToActAsSomebodyHoldsForEveryRequest() throws Exception {
    String users = "{apiGroups: [''], resources: [users, groups], verbs: [impersonate]}";

    assertThat(act(user("bob", "team"), users)).isEqualTo("bob of [team, system:authenticated]");
    assertThat(act(user("bob", "system:masters"), users))
        .isEqualTo("bob of [system:masters, system:authenticated]");
    assertThat(act(user("system:anonymous"), users))
        .isEqualTo("system:anonymous of [system:unauthenticated]");
    assertThat(act(new User("bob", "1", List.of(), Map.of()), users))
        .contains("impersonate-on:user-info:list");
  }

  @Test
  void everyPartOfAUserNeedsItsOwnRight() throws Exception {
    var bob = new User("bob", "1", List.of(), Map.of("scope", List.of("a", "b")));
    String user = "{apiGroups: [''], resources: [users], verbs: [impersonate]}";
    String uid = "{apiGroups: [authentication.k8s.io], resources: [uids], verbs: [impersonate]}";
    String extra =
        "{apiGroups: [authentication.k8s.io], resources: [userextras/scope], verbs: [impersonate],"
            + " resourceNames: [%s]}";

    assertThat(act(bob, user, uid, extra.formatted("a"))).contains("is forbidden");
    assertThat(act(bob, user, uid, extra.formatted("a, b"))).startsWith("bob of");
  }

  @Test
  void theNewRightHoldsForOneKindOfRequest() throws Exception {
    String bob =
        "{apiGroups: [authentication.k8s.io], resources: [users], resourceNames: [bob],"
            + " verbs: ['impersonate:user-info']}";
    String list =
        "{apiGroups: [''], resources: [events], verbs: ['impersonate-on:user-info:list']}";

    assertThat(act(user("bob"), bob, list)).isEqualTo("bob of [system:authenticated]");
    assertThat(act(user("bob"), bob)).contains("impersonate-on:user-info:list");
    assertThat(act(user("bob"), list))
        .isEqualTo(
            "users.authentication.k8s.io \"bob\" is forbidden: User \"ann\" cannot"
                + " impersonate:user-info resource \"users\" in API group \"authentication.k8s.io\""
                + " at the cluster scope");
  }

  @Test
  void nobodyBecomesAMasterByTheNewRight() throws Exception {
    String everything =
        "{apiGroups: ['*'], resources: ['*'],"
            + " verbs: ['impersonate:user-info', 'impersonate-on:user-info:list']}";

    assertThat(act(user("bob", "system:masters"), everything))
        .isEqualTo(
            "groups.authentication.k8s.io \"system:masters\" is forbidden: User \"ann\" cannot"
                + " impersonate:user-info resource \"groups\" in API group"
                + " \"authentication.k8s.io\" at the cluster scope: impersonating the"
                + " system:masters group is not allowed");
  }

  /** From four of a kind on, one right to all of them is asked for first, by this name. */
  @Test
  void theRightToActAsAnybodyOfAKindStandsForEach() throws Exception {
    String bob =
        "{apiGroups: [authentication.k8s.io], resources: [users], resourceNames: [bob],"
            + " verbs: ['impersonate:user-info']}";
    String list =
        "{apiGroups: [''], resources: [events], verbs: ['impersonate-on:user-info:list']}";
    String any =
        "{apiGroups: [authentication.k8s.io], resources: [groups, userextras/*],"
            + " resourceNames: ['*'], verbs: ['impersonate:user-info']}";
    var four = new User("bob", "", List.of("a", "b", "c", "d"), Map.of());
    var extra = new User("bob", "", List.of(), Map.of("x.example/k", List.of("1", "2", "3", "4")));

    assertThat(act(four, bob, list, any)).isEqualTo("bob of [a, b, c, d, system:authenticated]");
    assertThat(act(extra, bob, list, any)).isEqualTo("bob of [system:authenticated]");
    assertThat(act(user("bob", "a", "b", "c"), bob, list, any))
        .startsWith("groups.authentication.k8s.io \"a\" is forbidden");
    assertThat(act(four, bob, list)).startsWith("groups.authentication.k8s.io \"a\" is forbidden");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|v|impersonating the empty string key in extra is not allowed",
        "scope|v|impersonating an invalid key in extra is not allowed: extra.key: Invalid value:"
            + " \"scope\": must be a domain-prefixed path (such as \"acme.io/foo\")",
        "x.example/|v|impersonating an invalid key in extra is not allowed: extra.key: Invalid value:"
            + " \"x.example/\": must be a domain-prefixed path (such as \"acme.io/foo\")",
        "x.example/a b|v|impersonating an invalid key in extra is not allowed: extra.key: Invalid"
            + " value: \"a b\": Invalid path (regex used for validation is"
            + " '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')",
        "x.example/A|v|impersonating a non-lowercase key in extra is not allowed: \"x.example/A\"",
        "x.example/a|''|impersonating the empty string value in extra is not allowed",
        "x.example/a|v|''",
      })
  void byTheNewRightsExtraIsNamedAsItShouldBe(String key, String value, String objection) {
    assertThat(ImpersonatedExtra.objection(Map.of(key, List.of(value)))).isEqualTo(objection);
  }

  @Test
  void asManyGroupsMayBeNamedAsHeadersHold() throws Exception {
    String[] groups = IntStream.range(0, 30_000).mapToObj(i -> "g" + i).toArray(String[]::new);

    assertThat(
            act(
                user("bob", groups),
                "{apiGroups: [''], resources: [users, groups], verbs: [impersonate]}"))
        .startsWith("bob of [g0, g1");
  }

  @Test
  void aGroupWithoutANameIsNobodysByTheNewRights() throws Exception {
    assertThat(
            act(
                user("bob", "a", ""),
                "{apiGroups: ['*'], resources: ['*'],"
                    + " verbs: ['impersonate:user-info', 'impersonate-on:user-info:list']}"))
        .isEqualTo(
            "groups.authentication.k8s.io is forbidden: User \"ann\" cannot impersonate:user-info"
                + " resource \"groups\" in API group \"authentication.k8s.io\" at the cluster"
                + " scope: impersonating the empty string group is not allowed");
  }

  @Test
  void aServiceAccountAndANodeGetTheGroupsThatTheyAlwaysHave() throws Exception {
    String everything = "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}";

    assertThat(act(user("system:serviceaccount:x:y"), everything))
        .isEqualTo(
            "system:serviceaccount:x:y of [system:serviceaccounts, system:serviceaccounts:x,"
                + " system:authenticated]");
    assertThat(act(user("system:node:n1"), everything))
        .isEqualTo("system:node:n1 of [system:nodes, system:authenticated]");
  }
}
