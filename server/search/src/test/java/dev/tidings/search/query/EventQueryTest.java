package dev.tidings.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.codec.InvolvedObject;
import dev.tidings.event.Event;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people can say of the events they mean, and what they are told when it is wrong. */
class EventQueryTest {
  private static final Event EVENT =
      owned()
          .beside(
              Event.builder()
                  .metadata(ObjectMeta.builder().namespace("shop").name("web-0.1").build())
                  .involvedObject(new ObjectReference("Pod", "shop", "web-0", "u-1", "v1", "", ""))
                  .reason("BackOff")
                  .message("Back-off restarting failed container \"app\" in pod web-0_shop")
                  .source(new EventSource("kubelet", "node-1"))
                  .type("Warning")
                  .build());

  private static InvolvedObject owned() {
    var set = new OwnerReference("apps/v1", "ReplicaSet", "web-7d9f", "", true, true);
    var deployment = new OwnerReference("apps/v1", "Deployment", "web", "", true, true);
    return new InvolvedObject(Map.of(), Map.of(), List.of(set), List.of(set, deployment), false);
  }

  @Test
  void anObjectHasNoMoreOwnersThanAnIndexCanBear() {
    List<OwnerReference> many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> new OwnerReference("v1", "Node", "node-" + i, "", false, false))
            .toList();
    Event event = new InvolvedObject(Map.of(), Map.of(), many, List.of(), false).beside(EVENT);
    assertThat(new EventFacts("blue", event).owners()).isEqualTo(many.subList(0, 32));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "type=Warning",
        "TYPE=warning",
        "type=Normal,Warning",
        "type!=Normal",
        "reason=\"BackOff\" kind=Pod ns=shop namespace=shop name=web-0 uid=u-1",
        "component=kubelet cluster=blue scope=Namespaced",
        "object=Pod/web-0 owner=Deployment/web owner=replicaset/web-7d9f",
        "restarting",
        "RESTARTING Container",
        "backoff",
        "back-off",
        "\"failed container app\"",
        "cont* web-0*",
        "-nowhere",
        "-\"container failed\"",
        "-type=Normal",
        "-type!=Warning",
        "-nothing*",
        "name!=\"web-*\"",
      })
  void itMeansTheEvent(String query) throws QueryException {
    assertThat(EventQuery.parse(query).matches("blue", EVENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=Normal",
        "type!=Warning",
        "type=\"\"",
        "cluster=green",
        "scope=Cluster",
        "owner=Deployment/other",
        "owner=\"\"",
        "restart",
        "off-back",
        "\"pod in\"",
        "-restarting",
        "-cont*",
        "restarting nowhere",
        "\"backoff back\"",
      })
  void itDoesNot(String query) throws QueryException {
    assertThat(EventQuery.parse(query).matches("blue", EVENT)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`a b typ=x`|at 5: there is no field 'typ' (there are type, reason, kind, namespace, name, "
            + "component, cluster, scope, owner, object, uid); a word with = in it stands in quotes",
        "type=|at 6: a value is missing; the empty one is \"\"",
        "`type=a, b`|at 8: a value is missing; the empty one is \"\"",
        "`x \"never ends`|at 3: this quote is not closed",
        "type=a\"b\"|at 7: quotes stand around a whole value",
        "a\"b\"|at 2: quotes stand around a whole term",
        "\"a\"b|at 4: a space is missing after the quotes",
        "name=web-*|at 10: a value is compared as a whole, and a star is for words; quoted, it is one",
        "`a back*off`|at 7: a star stands at the end of a term",
        "*off|at 1: a star stands at the end of a term",
        "`fine ...`|at 6: there is no letter and no digit to look for",
      },
      delimiter = '|')
  void whatIsWrongIsToldWithItsPlace(String query, String told) {
    assertThatThrownBy(() -> EventQuery.parse(query))
        .isInstanceOf(QueryException.class)
        .hasMessage(told);
  }

  @Test
  void aQueryHasLimits() throws QueryException {
    assertThat(EventQuery.parse("a ".repeat(32)).conditions()).hasSize(32);
    assertThatThrownBy(() -> EventQuery.parse("a ".repeat(33)))
        .hasMessage("at 65: a query has at most 32 terms");
    assertThat(EventQuery.parse("a".repeat(1024)).conditions()).hasSize(1);
    assertThatThrownBy(() -> EventQuery.parse("a".repeat(1025)))
        .hasMessage("at 1025: a query has at most 1024 characters");
  }

  @Test
  void aBackslashWithinQuotesMakesAQuoteOrdinary() throws QueryException {
    Event said = EVENT.toBuilder().reason("say \"hi\"").build();
    assertThat(EventQuery.parse("reason=\"say \\\"hi\\\"\"").matches("blue", said)).isTrue();
  }
}
