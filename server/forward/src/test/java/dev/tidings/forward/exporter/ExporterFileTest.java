package dev.tidings.forward.exporter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.forward.enhanced.EnhancedEvent;
import dev.tidings.forward.routes.Repeats;
import dev.tidings.forward.search.IndexName;
import dev.tidings.forward.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExporterFileTest {
  private static final EnhancedEvent EVENT =
      Golden.event(Golden.read("templates.json").path("events").path("pod"));

  private static ExporterFile read(String file) throws IOException {
    return ExporterFile.read(file, Map.of("TOKEN", "secret", "HOST", "es:9200"));
  }

  private static String json(String layout) throws IOException, TemplateException {
    String file = "receivers:\n- name: out\n  stdout:\n    layout:\n" + layout.indent(6);
    var out = (Receiver.Stdout) requireNonNull(read(file).receivers().get("out"));
    return out.body().json(EVENT, Golden.SURROUNDINGS);
  }

  @Test
  void variablesOfTheEnvironmentStandForTheirValues() throws IOException {
    ExporterFile file =
        read(
            """
            clusterName: $HOST
            receivers:
            - name: es
              elasticsearch:
                hosts: ["https://${HOST}"]
                index: events
                apiKey: ${TOKEN}
                username: "${UNSET}"
            """);

    assertThat(file.clusterName()).isEqualTo("es:9200");
    var store = (Receiver.SearchStore) requireNonNull(file.receivers().get("es"));
    assertThat(store.connection().hosts()).containsExactly(URI.create("https://es:9200"));
    assertThat(store.connection().apiKey()).isEqualTo("secret");
    assertThat(store.connection().username()).isEmpty();
  }

  @Test
  void aReceiverThatIsNotSupportedIsNamedAndTheRestWorks() throws IOException {
    ExporterFile file =
        read(
            """
            route:
              routes:
              - match:
                - receiver: aws
                - receiver: dump
            receivers:
            - name: aws
              kinesis: {streamName: events, region: us-west-2}
            - name: dump
              stdout: {}
            """);

    assertThat(file.notices().toString())
        .isEqualTo("[receivers[0] (aws): receivers of the kind kinesis are not supported]");
    assertThat(file.receivers().get("dump")).isInstanceOf(Receiver.Stdout.class);
    assertThat(file.route().receivers(EVENT)).containsExactly("aws", "dump");
  }

  @Test
  void whatOnlyConcernsTheExporterIsSaidToHaveNoEffect() throws IOException {
    ExporterFile file = read("leaderElection: {enabled: true}\nkubeQPS: 100\nomitLookup: true\n");

    assertThat(file.omitLookup()).isTrue();
    assertThat(file.notices())
        .extracting(Notice::where)
        .containsExactlyInAnyOrder("leaderElection", "kubeQPS");
  }

  @Test
  void anEventMayBeFiveSecondsOldUnlessTheFileSaysMore() throws IOException {
    assertThat(read("logLevel: error").maxAge()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read("maxEventAgeSeconds: 60").maxAge()).isEqualTo(Duration.ofSeconds(60));
    assertThat(read("throttlePeriod: 7").maxAge()).isEqualTo(Duration.ofSeconds(7));
    assertThatThrownBy(() -> read("throttlePeriod: 7\nmaxEventAgeSeconds: 60"))
        .hasMessageContaining("cannot set both");
  }

  @Test
  void aLayoutIsRenderedTextByTextAndOnlyTextsAre() throws Exception {
    String layout =
        """
        zone: "eu"
        number: 5
        yes: yes
        list: ["{{ .Reason }}", true]
        inner:
          message: "{{ .Message }}"
        """;

    assertThat(json(layout))
        .isEqualTo(
            "{\"inner\":{\"message\":\"Back-off restarting failed container \\\"web\\\""
                + " \\u003cin\\u003e pod \\u0026 more\"},\"list\":[\"BackOff\",null],"
                + "\"number\":null,\"yes\":\"yes\",\"zone\":\"eu\"}");
  }

  @Test
  void aLayoutThatIsNoTemplateMakesItsReceiverUnusable() throws IOException {
    ExporterFile file =
        read(
            "receivers:\n- name: w\n  webhook:\n    endpoint: http://x\n    layout: {a: '{{ foo }}'}\n");

    assertThat(file.receivers().get("w"))
        .isEqualTo(
            new Receiver.Unusable(
                "webhook: layout: line 1, column 4: function \"foo\" not defined"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kafka: {topic: t} | kafka: brokers is missing",
        "elasticsearch: {hosts: ['http://es']} | elasticsearch: index or indexFormat is missing",
        "slack: {url: 'a b', token: t} | slack: url: is no URL such as",
        "opsgenie: {apiKey: k, URL: 'a b'} | opsgenie: URL: is no URL such as",
        "webhook: {endpoint: 'http://u:%swordfish@x'} | webhook: the name or password in a URL",
      })
  void aReceiverThatCanNeverWorkIsUnusable(String receiver, String why) throws IOException {
    ExporterFile file = read("receivers: [{name: r, " + receiver + "}]");

    assertThat(file.receivers().get("r"))
        .isInstanceOfSatisfying(
            Receiver.Unusable.class,
            unusable -> assertThat(unusable.why()).startsWith(why).doesNotContain("swordfish"));
    assertThat(file.notices()).hasSize(1);
  }

  @Test
  void aHeaderThatCannotBeSentIsLeftOutForStoresToo() throws IOException {
    ExporterFile file =
        read(
            "receivers: [{name: r, opensearch: {hosts: ['http://u%40x:p%3A@w@es'], index: i,"
                + " headers: {Host: x, X-A: b}}}]");

    var store = (Receiver.SearchStore) requireNonNull(file.receivers().get("r"));
    assertThat(store.connection().headers()).containsOnlyKeys("X-A");
    assertThat(store.connection().username()).isEqualTo("u@x");
    assertThat(store.connection().password()).isEqualTo("p:@w");
    assertThat(store.connection().hosts()).containsExactly(URI.create("http://es"));
    assertThat(file.notices().toString()).contains("headers.Host: cannot be sent");
  }

  @Test
  void anIndexMayBeNamedByTheTime() {
    Instant now = Instant.parse("2026-03-04T23:05:06Z");

    assertThat(new IndexName("plain").at(now)).isEqualTo("plain");
    assertThat(new IndexName("events-{2006-01-02}").at(now)).isEqualTo("events-2026-03-04");
    assertThat(new IndexName("{2006}-x-{01}").at(now)).isEqualTo("2026}-x-{03");
  }

  @Test
  void aRuleThatIsNoRegularExpressionIsToldAndMatchesNothing() throws IOException {
    ExporterFile file =
        read(
            "route: {drop: [{namespace: '*test*'}], match: [{receiver: a}]}\n"
                + "receivers: [{name: a, stdout: {}}]");

    assertThat(file.route().receivers(EVENT)).containsExactly("a");
    assertThat(file.notices()).extracting(Notice::where).containsExactly("route.drop[0].namespace");
  }

  @Test
  void theExportersOwnExampleIsUnderstood() throws IOException {
    ExporterFile file = read(EXAMPLE);

    assertThat(file.receivers()).hasSize(6);
    assertThat(file.receivers().values()).noneMatch(Receiver.Unusable.class::isInstance);
  }

  @Test
  void whatCannotBeSentToIsToldWhenTheFileIsRead() throws IOException {
    ExporterFile file =
        read(
            """
            receivers:
            - {name: w, webhook: {endpoint: "ftp://x", headers: {Host: a}}}
            - {name: t, teams: {endpoint: "http://x", headers: {Host: a, X-A: b}}}
            - {name: s, syslog: {network: unixgram, address: /dev/log}}
            - {name: u, syslog: {network: udp, address: nowhere}}
            """);

    assertThat(file.notices().toString())
        .contains("(w): webhook: endpoint: is no URL")
        .contains("(t).teams.headers.Host: cannot be sent")
        .contains("(s): syslog: network: only tcp and udp are supported")
        .contains("(u): syslog: 'nowhere' is no address");
    assertThat(((Receiver.Teams) requireNonNull(file.receivers().get("t"))).headers())
        .containsOnlyKeys("X-A");
  }

  @Test
  void aReceiverMaySayWhichRepeatsItGets() throws IOException {
    ExporterFile file =
        read(
            """
            receivers:
            - {name: a, stdout: {}, repeats: every 10m}
            - {name: b, stdout: {}, repeats: often}
            - {name: c, stdout: {}}
            """);

    assertThat(file.repeats()).isEqualTo(Map.of("a", new Repeats.Every(Duration.ofMinutes(10))));
    assertThat(file.notices().toString()).contains("'often' is none of all, first");
  }

  @Test
  void noSecretIsInWhatIsSaidOfAFileThatIsNone() {
    assertThatThrownBy(() -> read("a: 1\nb: ${TOKEN}: ${TOKEN}\n"))
        .hasMessageStartingWith("it is no YAML: line 2: ")
        .hasMessageNotContaining("secret")
        .hasNoCause();
    assertThatThrownBy(() -> read("a: 1\n? [${TOKEN}]\n: b\n"))
        .hasMessage("it is no YAML: line 2: a name is expected");
  }

  @Test
  void suchAFileIsKnownByWhatIsInIt() {
    assertThat(ExporterFile.looksLikeOne(EXAMPLE)).isTrue();
    assertThat(ExporterFile.looksLikeOne("cluster: a\nroutes: []\n")).isFalse();
    assertThat(ExporterFile.looksLikeOne("{")).isFalse();
  }

  private static final String EXAMPLE =
      """
      maxEventAgeSeconds: 10
      route:
        routes:
          - match:
              - receiver: "dump"
      receivers:
        - name: "dump"
          elasticsearch:
            hosts: ["http://localhost:9200"]
            indexFormat: "kube-events-{2006-01-02}"
            useEventID: true
        - name: "alert"
          opsgenie:
            apiKey: "key"
            priority: "P3"
            message: "Event {{ .Reason }} for {{ .InvolvedObject.Namespace }}/{{ .InvolvedObject.Name }}"
            alias: "{{ .UID }}"
            description: "<pre>{{ toPrettyJson . }}</pre>"
            tags: ["event", "{{ .Reason }}"]
        - name: "slack"
          slack:
            token: "t"
            channel: "#test"
            message: "Received a Kubernetes Event {{ .Message}}"
            fields:
              message: "{{ .Message }}"
        - name: "pipe"
          webhook:
            endpoint: "http://localhost:3000"
            headers:
              X-API-KEY: "123"
            layout:
              createdAt: "{{ .GetTimestampMs }}"
              details:
                labels: "{{ toJson .InvolvedObject.Labels}}"
        - name: "kafka"
          kafka:
            topic: "kube-event"
            brokers: ["localhost:9092"]
            tls: {enable: false, certFile: c, keyFile: k}
        - name: "syslog"
          syslog: {network: "tcp", address: "127.0.0.1:11514", tag: "k8s.event"}
      """;
}
