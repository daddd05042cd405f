package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.codec.ManifestDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dashboard, the alerts and the list of metrics, held against what a server with a route, a
 * collector and limits really says of itself.
 */
@Timeout(300)
class MonitoringTest {
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final Path DOCS = Path.of("../../docs").toAbsolutePath().normalize();
  private static final Path RULES = DOCS.resolve("monitoring/tidings-rules.yaml");

  /** Meters that are there once something has happened. */
  private static final List<String> LATE =
      List.of("tidings_events_total{", "tidings_route_offered_total{", "tidings_collector_state{");

  private static final Pattern NAMED =
      Pattern.compile("`((?:tidings|apiserver|authentication|authorization)_[a-z_]+)");
  private static final Pattern IN_TEMPLATE =
      Pattern.compile("\\{\\{ *(?:\\$labels\\.)?([a-z_]+) *}}");
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (.*)\\)");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path home;

  @SuppressWarnings("NullAway.Init")
  private static ScrapedFigures figures;

  @BeforeAll
  static void scrape() throws Exception {
    try (TestServer source = TestServer.in(home).start();
        TidingsProcess server = serve(kubeconfig(source.uri()))) {
      URI uri = server.ready(READY_WITHIN);
      WireClient client = WireClient.to(uri);
      String event =
          """
          {"metadata":{"name":"e1"},"involvedObject":{"kind":"Pod","namespace":"shop","name":"p"},
           "reason":"Tested","type":"Normal","source":{"component":"test"}}
          """;
      client.call(WireRequest.json("POST", "/api/v1/namespaces/shop/events", event));
      String said =
          Patience.look(
              () -> client.call(WireRequest.get("/metrics")).text(),
              text -> LATE.stream().allMatch(text::contains));
      assertThat(said).contains(LATE);
      figures = ScrapedFigures.of(said);
    }
  }

  private static TidingsProcess serve(Path kubeconfig) throws IOException {
    Path routes = home.resolve("routes.yaml");
    Files.writeString(
        routes,
        "routes: [{name: all, destination: {file: {path: %s}}}]".formatted(home.resolve("out")));
    Path limits = home.resolve("limits.yaml");
    Files.writeString(
        limits,
        """
        {apiVersion: eventratelimit.admission.k8s.io/v1alpha1, kind: Configuration,
         limits: [{type: Server, qps: 50, burst: 100}]}
        """);
    return TidingsProcess.java(
        home,
        "233m",
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--memory",
        "600Mi",
        "--data",
        home.resolve("data").toString(),
        "--routes",
        routes.toString(),
        "--collect",
        kubeconfig + "=eu",
        "--retention-bytes",
        "1Gi",
        "--admission-control-config-file",
        limits.toString(),
        "--audit-log-path",
        home.resolve("audit.log").toString());
  }

  private static Path kubeconfig(URI server) throws IOException {
    Path file = home.resolve("eu.kubeconfig");
    Files.writeString(
        file,
        """
        {apiVersion: v1, kind: Config, current-context: eu,
         clusters: [{name: eu, cluster: {server: "%s"}}],
         contexts: [{name: eu, context: {cluster: eu, user: nobody}}], users: [{name: nobody, user: {}}]}
        """
            .formatted(server));
    return file;
  }

  private static JsonNode yaml(Path file) throws Exception {
    return ManifestDocument.read(Files.readAllBytes(file)).getFirst().tree();
  }

  private static List<JsonNode> alerts() throws Exception {
    return yaml(RULES)
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  private static JsonNode dashboard() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(DOCS.resolve("monitoring/tidings-dashboard.json")));
  }

  private static Set<String> templateLabels(String template) {
    var labels = new TreeSet<String>();
    Matcher named = IN_TEMPLATE.matcher(template);
    while (named.find()) {
      labels.add(named.group(1));
    }
    return labels;
  }

  @Test
  void everyAlertNamesWhatTheServerSays() throws Exception {
    var unknown = new TreeMap<String, Set<String>>();
    for (JsonNode alert : alerts()) {
      var expression = PromExpression.of(alert.path("expr").asString());
      Set<String> missing = figures.unknown(expression);
      alert
          .path("annotations")
          .valueStream()
          .map(JsonNode::asString)
          .forEach(text -> missing.addAll(unlabelled(expression, text)));
      if (!missing.isEmpty()) {
        unknown.put(alert.path("alert").asString(), missing);
      }
    }
    assertThat(alerts()).hasSizeGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  private static Set<String> unlabelled(PromExpression expression, String template) {
    Set<String> labels = templateLabels(template);
    labels.removeAll(figures.labels(expression));
    return labels;
  }

  @Test
  void everyPanelNamesWhatTheServerSays() throws Exception {
    var unknown = new TreeMap<String, Set<String>>();
    int targets = 0;
    for (JsonNode panel : dashboard().path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        targets++;
        var expression = PromExpression.of(target.path("expr").asString());
        Set<String> missing = figures.unknown(expression);
        missing.addAll(unlabelled(expression, target.path("legendFormat").asString()));
        if (!missing.isEmpty()) {
          unknown.put(panel.path("title").asString(), missing);
        }
      }
    }
    assertThat(targets).isGreaterThan(40);
    assertThat(unknown).isEmpty();
  }

  @Test
  void theChoicesOfTheDashboardAreLabelsThatThereAre() throws Exception {
    for (JsonNode choice : dashboard().path("templating").path("list")) {
      Matcher values = LABEL_VALUES.matcher(choice.path("definition").asString());
      if (values.matches()) {
        assertThat(figures.labels().get(values.group(1))).contains(values.group(2));
      }
    }
  }

  @Test
  void panelsLieBesideOneAnotherAndHaveIdsOfTheirOwn() throws Exception {
    var ids = new TreeSet<Integer>();
    var cells = new TreeMap<String, String>();
    for (JsonNode panel : dashboard().path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      JsonNode place = panel.path("gridPos");
      for (int y = 0; y < place.path("h").asInt(); y++) {
        for (int x = 0; x < place.path("w").asInt(); x++) {
          String cell = (place.path("x").asInt() + x) + "," + (place.path("y").asInt() + y);
          assertThat(cells.put(cell, panel.path("title").asString())).as(cell).isNull();
          assertThat(place.path("x").asInt() + x).isLessThan(24);
        }
      }
    }
  }

  @Test
  void theListOfMetricsHasEachThatTheServerHas() throws IOException {
    var named = new TreeSet<String>();
    Matcher name = NAMED.matcher(Files.readString(DOCS.resolve("metrics.md")));
    while (name.find()) {
      named.add(name.group(1));
    }
    Set<String> said = new TreeSet<>(figures.families());
    said.removeIf(family -> !NAMED.matcher("`" + family).matches() || family.endsWith("_max"));
    said.removeAll(named);
    assertThat(said).isEmpty();
  }

  @Test
  void promtoolTakesTheRulesAndTheirTests() throws Exception {
    Optional<Promtool> promtool = Promtool.find("alert rules and their tests");
    if (promtool.isPresent()) {
      assertThat(promtool.get().run(RULES, "check", "rules")).startsWith("0\n");
      Path tests = RULES.resolveSibling("tidings-rules-test.yaml");
      assertThat(promtool.get().run(tests, "test", "rules")).startsWith("0\n").contains("SUCCESS");
    }
  }

  @Test
  void everyRuleTestIsOfAnAlertThatThereIs() throws Exception {
    List<String> names = alerts().stream().map(alert -> alert.path("alert").asString()).toList();
    Map<String, String> tested = new TreeMap<>();
    yaml(RULES.resolveSibling("tidings-rules-test.yaml"))
        .path("tests")
        .valueStream()
        .flatMap(test -> test.path("alert_rule_test").valueStream())
        .forEach(test -> tested.put(test.path("alertname").asString(), ""));
    assertThat(names).containsAll(tested.keySet());
  }
}
