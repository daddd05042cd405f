package dev.tidings.integration;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.codec.ManifestDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final Path DOCS = Path.of("../../docs").toAbsolutePath().normalize();
  private static final Path RULES = DOCS.resolve("monitoring/tidings-rules.yaml");

  /** Meters that are there once something has happened. */
  private static final List<String> LATE =
      List.of("tidings_events_total{", "tidings_route_offered_total{", "tidings_collector_state{");

  /** Of servers that ask others what somebody may do, and of files that have changed. */
  private static final Set<String> ELSEWHERE =
      Set.of("tidings_reviews_total", "tidings_file_reloads_total");

  private static final String OF_THE_RECORDER = "# The recorder's metrics";

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
        MonitoredServer server = serve(clusters(source.uri()))) {
      WireClient client = WireClient.to(server.withEvent());
      String said =
          Patience.look(
              () -> client.call(WireRequest.get("/metrics")).text(),
              text -> missing(text).isEmpty());
      assertThat(missing(said)).as("what the server does not say").isEmpty();
      figures = ScrapedFigures.of(said);
    }
  }

  private static List<String> missing(String text) {
    return LATE.stream().filter(beginning -> !text.contains(beginning)).toList();
  }

  private static MonitoredServer serve(Path clusters) throws IOException {
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
    return MonitoredServer.start(
        home,
        "--routes",
        routes.toString(),
        "--collect-dir",
        clusters.toString(),
        "--retention-bytes",
        "1Gi",
        "--admission-control-config-file",
        limits.toString(),
        "--audit-log-path",
        home.resolve("audit.log").toString());
  }

  /** A folder with the kubeconfig of one. */
  private static Path clusters(URI server) throws IOException {
    Path clusters = Files.createDirectory(home.resolve("clusters"));
    Files.writeString(
        clusters.resolve("eu.yaml"),
        """
        {apiVersion: v1, kind: Config, current-context: eu,
         clusters: [{name: eu, cluster: {server: "%s"}}],
         contexts: [{name: eu, context: {cluster: eu, user: nobody}}], users: [{name: nobody, user: {}}]}
        """
            .formatted(server));
    return clusters;
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
    Set<String> known = figures.labels(expression);
    labels.removeIf(label -> known.contains(label) && expression.keeps(label));
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
        assertThat(figures.labels().get(values.group(1))).containsKey(values.group(2));
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
  void theListOfMetricsHasEachThatTheServerHasAndNoOther() throws IOException {
    String list = Files.readString(DOCS.resolve("metrics.md"));
    var named = new TreeSet<String>();
    Matcher name = NAMED.matcher(list.substring(0, list.indexOf(OF_THE_RECORDER)));
    while (name.find()) {
      named.add(name.group(1));
    }
    named.removeAll(ELSEWHERE);
    Set<String> said = new TreeSet<>(figures.families());
    said.removeIf(family -> !NAMED.matcher("`" + family).matches() || family.endsWith("_max"));
    assertThat(named).containsExactlyInAnyOrderElementsOf(said);
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
  void everyAlertHasATestInWhichItFires() throws Exception {
    List<String> names = alerts().stream().map(alert -> alert.path("alert").asString()).toList();
    Set<String> fired =
        yaml(RULES.resolveSibling("tidings-rules-test.yaml"))
            .path("tests")
            .valueStream()
            .flatMap(test -> test.path("alert_rule_test").valueStream())
            .filter(test -> !test.path("exp_alerts").isEmpty())
            .map(test -> test.path("alertname").asString())
            .collect(toSet());
    assertThat(fired).containsExactlyInAnyOrderElementsOf(names);
  }
}
