package dev.tidings.api.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.api.query.Query;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.search.query.Condition;
import dev.tidings.search.query.QueryField;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where the rights to an object's life are looked for first. */
class LifeLookupTest {
  private static List<Condition> conditions(String asked) throws RefusedException {
    var parameters = Parameters.of(Query.parse(asked), LifeLookup.PARAMETERS, Set.of());
    return LifeLookup.of(parameters, new Times(parameters, Instant.EPOCH)).query().conditions();
  }

  @Test
  void theyAreLookedForInItsClusterAndItsNamespace() throws Exception {
    assertThat(conditions("cluster=eu&kind=Pod&namespace=shop&name=web-0"))
        .containsExactly(
            new Condition.Has(QueryField.CLUSTER, List.of("eu")),
            new Condition.Has(QueryField.NAMESPACE, List.of("shop")));
  }

  @Test
  void whatIsOfTheWholeClusterHasItsEventsInTheDefaultNamespace() throws Exception {
    assertThat(conditions("kind=Node&name=node-1"))
        .contains(new Condition.Has(QueryField.NAMESPACE, List.of("default")));
  }
}
