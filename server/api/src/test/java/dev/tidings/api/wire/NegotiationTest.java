package dev.tidings.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.api.authentication.User;
import dev.tidings.api.query.Query;
import dev.tidings.codec.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NegotiationTest {
  private static final String TABLE = "as=Table;v=v1;g=meta.k8s.io";

  @ParameterizedTest(name = "\"{0}\" is {1}, {2} {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                            | JSON     | WHOLE    | ''",
        "*/*                                                           | JSON     | WHOLE    | ''",
        "application/json                                              | JSON     | WHOLE    | ''",
        "application/yaml                                              | YAML     | WHOLE    | ''",
        "application/vnd.kubernetes.protobuf                           | PROTOBUF | WHOLE    | ''",
        "application/vnd.kubernetes.protobuf,application/json          | PROTOBUF | WHOLE    | ''",
        "application/json;q=0.1, application/yaml;q=0.9                | YAML     | WHOLE    | ''",
        "text/html,*/*;q=0.1                                           | JSON     | WHOLE    | ''",
        "text/html, application/yaml                                   | YAML     | WHOLE    | ''",
        "*/*, application/yaml                                         | YAML     | WHOLE    | ''",
        "application/*                                                 | JSON     | WHOLE    | ''",
        "application/json;as=Table;v=v1;g=meta.k8s.io                  | JSON     | TABLE    | v1",
        "application/yaml;as=Table;v=v1;g=meta.k8s.io                  | YAML     | TABLE    | v1",
        "application/json;as=Table;v=v1beta1;g=meta.k8s.io             | JSON     | TABLE    | v1beta1",
        "application/json;as=Table;v=v2;g=meta.k8s.io,application/json | JSON     | WHOLE    | ''",
        "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io,application/json | JSON | WHOLE | ''",
        "application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;v=v1;g=meta.k8s.io | PROTOBUF | PARTIAL | v1",
        "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io | JSON  | PARTIALS | v1",
        "application/json;stream=watch                                 | JSON     | WHOLE    | ''",
      })
  void eventsAreGivenInTheFormThatIsAccepted(
      String accept, Encoding encoding, Form.Shape shape, String version) throws Exception {
    assertThat(Negotiation.events(call(accept)))
        .isEqualTo(new Form(encoding, shape, version, false));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "application/json;as=Table;v=v2;g=meta.k8s.io",
        "application/json;as=Table;v=v1;g=other.example",
        "application/json;as=Table",
        "application/json;as=Chart;v=v1;g=meta.k8s.io",
        "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io",
        "application/yaml;stream=watch",
        "application/json;stream=other",
        "application/json;sv=1",
        "text/html",
        ";;",
      })
  void anythingElseIsNotAcceptable(String accept) {
    assertThatThrownBy(() -> Negotiation.events(call(accept)))
        .hasMessage(
            "only the following media types are accepted: application/json, application/yaml,"
                + " application/vnd.kubernetes.protobuf");
  }

  @Test
  void aWatchHasNoYaml() {
    assertThatThrownBy(() -> Negotiation.watch(call("application/yaml")))
        .hasMessage(
            "only the following media types are accepted: application/json;stream=watch,"
                + " application/vnd.kubernetes.protobuf;stream=watch");
  }

  @Test
  void refusalsAreJsonWhereNothingElseIsAccepted() {
    assertThat(Negotiation.refusals(call("text/html")).encoding()).isEqualTo(Encoding.JSON);
    assertThat(Negotiation.refusals(call("application/yaml")).encoding()).isEqualTo(Encoding.YAML);
    assertThat(Negotiation.refusals(call("application/yaml;" + TABLE)).encoding())
        .isEqualTo(Encoding.JSON);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"text/html", "application/*", ";;", "application/cbor", "json"})
  void theRouterKnowsExactTypesOnly(String accept) {
    assertThatThrownBy(() -> Negotiation.requireKnownType(call(accept), false))
        .hasMessage(
            "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
                + " application/vnd.kubernetes.protobuf");
  }

  @Test
  void theRouterTellsOfStreamsWhereThereAreAny() {
    assertThatThrownBy(() -> Negotiation.requireKnownType(call("text/html"), true))
        .hasMessageEndingWith(
            ", application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
  }

  @ParameterizedTest(name = "?{0} for {1} is {2}")
  @CsvSource({
    "pretty=true, go, true",
    "pretty=1, go, true",
    "pretty=T, go, true",
    "pretty=yes, go, false",
    "pretty=false, curl/8, false",
    "pretty=, curl/8, true",
    "'', curl/8, true",
    "'', Wget/1.21, true",
    "'', Mozilla/5.0 (X11), true",
    "'', Mozilla/4.0, false",
  })
  void peopleGetIndentedAnswers(String query, String agent, boolean pretty) throws Exception {
    var call =
        new HttpCall("GET", "/", Query.parse(query), "", "", null, agent, "", "", User.ANONYMOUS);

    assertThat(Negotiation.plain(call).pretty()).isEqualTo(pretty);
  }

  @Test
  void aParameterOfTheTypeIndentsToo() throws Exception {
    assertThat(Negotiation.events(call("application/json;pretty=1")).pretty()).isTrue();
  }

  @Test
  void aggregatedDiscoveryIsGivenWheneverItIsAcceptable() {
    String v2 = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    assertThat(Negotiation.aggregatedDiscovery(call(v2))).isPresent();
    assertThat(Negotiation.aggregatedDiscovery(call("application/json," + v2))).isPresent();
    assertThat(Negotiation.aggregatedDiscovery(call(v2.replace("v2", "v2beta1")))).isEmpty();
    assertThat(Negotiation.aggregatedDiscovery(call("application/json"))).isEmpty();
    assertThat(Negotiation.aggregatedDiscovery(call(""))).isEmpty();
  }

  @Test
  @Timeout(5)
  void manyRangesCostNoMoreThanAFew() {
    String endless = "*/*,".repeat(130_000) + "a/b,".repeat(130_000);

    assertThat(AcceptClause.parse(endless)).hasSize(AcceptClause.MOST);
    assertThat(Negotiation.refusals(call(endless)).encoding()).isEqualTo(Encoding.JSON);
  }

  private static HttpCall call(String accept) {
    return new HttpCall("GET", "/", Query.parse(""), accept, "", null, "", "", "", User.ANONYMOUS);
  }
}
