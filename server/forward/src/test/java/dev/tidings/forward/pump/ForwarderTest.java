package dev.tidings.forward.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.StoreWithEvents;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.kit.Tray;
import dev.tidings.forward.routes.Routes;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.Settings;
import dev.tidings.store.Cluster;
import dev.tidings.store.Clusters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Routes on their own threads. */
@Timeout(120)
class ForwarderTest {
  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Clusters clusters = new Clusters();
  private final Tray tray = new Tray();
  private final CountDownLatch stuck = new CountDownLatch(1);
  private StoreWithEvents events;
  private Forwarder forwarder;

  /** A destination that never answers. */
  private final class Abyss implements DestinationType {
    @Override
    public String name() {
      return "abyss";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      Destination abyss =
          batch -> {
            stuck.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("nobody opens it");
          };
      return () -> abyss;
    }
  }

  @BeforeEach
  void open() throws IOException {
    events = new StoreWithEvents(folder.resolve("store"));
    forwarder = newForwarder();
  }

  @AfterEach
  void close() {
    forwarder.close();
    events.close();
  }

  private Forwarder newForwarder() throws IOException {
    var place = new Forwarder.Place(folder.resolve("routes"), events.clock(), new Random(1));
    return Forwarder.open(events.store(), clusters, place, registry);
  }

  private Routes routes(String... namesAndDestinations) throws IOException {
    var yaml = new StringBuilder("cluster: prod\nroutes:\n");
    for (String each : namesAndDestinations) {
      String[] parts = each.split(" to | with ", -1);
      String more = parts.length > 2 ? parts[2] + ", " : "";
      yaml.append("- {name: %s, %sdestination: {%s: {}}}%n".formatted(parts[0], more, parts[1]));
    }
    return new RoutesFile(List.of(tray, new Abyss()), Surrounding.by(events.clock()))
        .read(yaml.toString().getBytes(UTF_8));
  }

  private double figure(String name, String route) {
    return registry.get("tidings.route." + name).tag("route", route).meters().stream()
        .mapToDouble(meter -> meter.measure().iterator().next().getValue())
        .sum();
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneDeadRouteDelaysNoOther() throws Exception {
    forwarder.use(
        routes(
            "dead to abyss",
            "a to tray",
            "b to tray",
            "c to tray",
            "d to tray",
            "e to tray",
            "f to tray",
            "g to tray",
            "h to tray",
            "i to tray"));
    CountDownLatch all = tray.expect(9 * 3);
    events.write(Events.ofNode("1"));
    await(stuck);
    events.write(Events.ofNode("2"));
    events.write(Events.ofNode("3"));

    await(all);
    assertThat(figure("delivered", "dead")).isZero();
    assertThat(figure("pending", "dead")).isPositive();
  }

  @Test
  void aRouteGoesOnWhereItWasWhenItsFileIsReadAgain() throws Exception {
    forwarder.use(routes("a to tray"));
    CountDownLatch first = tray.expect(1);
    events.write(Events.ofNode("1"));
    await(first);
    forwarder.use(new Routes("prod", List.of()));
    events.write(Events.ofNode("2"));
    CountDownLatch second = tray.expect(1);
    forwarder.use(routes("a to tray"));

    await(second);
    assertThat(tray.taken()).containsExactly("1 x1", "2 x1");
  }

  @Test
  void whatAHungDestinationHasNotAcknowledgedIsDeliveredElsewhereAfterAReload() throws Exception {
    forwarder.use(routes("a to abyss"));
    events.write(Events.ofNode("1"));
    await(stuck);
    CountDownLatch taken = tray.expect(1);

    forwarder.use(routes("a to tray"));

    await(taken);
    assertThat(figure("offered", "a")).isEqualTo(1);
  }

  @Test
  void anotherProcessGoesOnWhereTheLastEnded() throws Exception {
    forwarder.use(routes("a to abyss"));
    events.write(Events.ofNode("1"));
    await(stuck);
    forwarder.close();
    CountDownLatch taken = tray.expect(1);
    forwarder = newForwarder();
    forwarder.use(routes("a to tray"));

    await(taken);
    assertThat(tray.taken()).containsExactly("1 x1");
  }

  @Test
  void aRouteThatIsGoneHasNoFigures() throws Exception {
    forwarder.use(routes("a to tray"));
    assertThat(figure("lag.revisions", "a")).isZero();

    forwarder.use(new Routes("prod", List.of()));

    assertThat(registry.find("tidings.route.offered").meters()).isEmpty();
  }

  @Test
  void clustersThatComeAndGoAreForwardedEachFromWhereItIs() throws Exception {
    forwarder.use(routes("a to tray"));
    try (var north = new StoreWithEvents(folder.resolve("north"))) {
      north.write(Events.ofNode("before"));
      clusters.add(new Cluster("north", north.store()));
      CountDownLatch first = tray.expect(2);
      north.write(Events.ofNode("1"));
      events.write(Events.ofNode("own"));
      await(first);
      clusters.remove("north");
      north.write(Events.ofNode("2"));
      CountDownLatch second = tray.expect(1);
      clusters.add(new Cluster("north", north.store()));
      await(second);
      clusters.remove("north");
    }

    // a batch may come again that was on its way when its cluster went
    assertThat(tray.ids())
        .containsOnly("north/uid-of-1/3", "prod/uid-of-own/2", "north/uid-of-2/4");
    assertThat(forwarder.status().getFirst().clusters())
        .extracting(RouteStatus.OfCluster::cluster)
        .containsExactly("prod");
    assertThat(registry.find("tidings.route.offered").tag("cluster", "north").meters()).isEmpty();
  }

  @Test
  void aRouteTakesOnlyTheClustersOfItsSource() throws Exception {
    forwarder.use(routes("a to tray with source: {clusters: [north]}"));
    try (var north = new StoreWithEvents(folder.resolve("north"))) {
      clusters.add(new Cluster("north", north.store()));
      CountDownLatch taken = tray.expect(1);
      events.write(Events.ofNode("own"));
      north.write(Events.ofNode("1"));
      await(taken);
      clusters.remove("north");
    }

    assertThat(tray.taken()).containsExactly("1 x1");
  }

  @Test
  void aPausedRouteRestsOverRestartsAndGoesOnWhereItWas() throws Exception {
    forwarder.use(routes("a to tray", "b to tray"));
    assertThat(forwarder.pause("a")).isEqualTo(Forwarder.Outcome.DONE);
    assertThat(forwarder.pause("nobody")).isEqualTo(Forwarder.Outcome.NO_ROUTE);
    forwarder.close();
    forwarder = newForwarder();
    forwarder.use(routes("a to tray", "b to tray"));
    CountDownLatch ofB = tray.expect(1);
    events.write(Events.ofNode("1"));
    await(ofB);

    assertThat(forwarder.status())
        .extracting(RouteStatus::state)
        .containsExactly(RouteStatus.State.PAUSED, RouteStatus.State.FORWARDING);
    assertThat(figure("lag.revisions", "a")).isEqualTo(1);
    CountDownLatch ofA = tray.expect(1);
    assertThat(forwarder.resume("a")).isEqualTo(Forwarder.Outcome.DONE);
    await(ofA);
    assertThat(tray.taken()).containsExactly("1 x1", "1 x1");
  }

  @Test
  void aHungRouteCanBePaused() throws Exception {
    forwarder.use(routes("a to abyss"));
    events.write(Events.ofNode("1"));
    await(stuck);

    assertThat(forwarder.pause("a")).isEqualTo(Forwarder.Outcome.DONE);
    assertThat(figure("pending", "a")).isEqualTo(1);
  }

  @Test
  void deadLettersAreDeliveredAgainWhenAskedForAndPutAside() throws Exception {
    tray.answer(new Delivery.Refused(0, 1, "not wanted"));
    forwarder.use(routes("a to tray"));
    assertThat(forwarder.redeliver("a")).isEqualTo(Forwarder.Outcome.NOTHING_TO_DO);
    CountDownLatch other = tray.expect(1);
    events.write(Events.ofNode("1"));
    events.write(Events.ofNode("2"));
    await(other);
    assertThat(forwarder.status().getFirst().deadLetterBytes()).isPositive();
    CountDownLatch again = tray.expect(1);

    assertThat(forwarder.redeliver("a")).isEqualTo(Forwarder.Outcome.DONE);

    await(again);
    assertThat(tray.ids()).containsExactly("prod/uid-of-2/3", "prod/uid-of-1/2");
    // dead letters have a turn before each batch of others
    for (String name : List.of("3", "4")) {
      CountDownLatch later = tray.expect(1);
      events.write(Events.ofNode(name));
      await(later);
    }
    try (Stream<Path> files = Files.list(folder.resolve("routes"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("a.redelivered-"))
          .doesNotContain("a.dead.jsonl", "a.redeliver.jsonl");
    }
  }

  @Test
  void whoStandsByForwardsItsOwnEventsAndGoesOnWithTheOthersWhenItLeads() throws Exception {
    forwarder.lead(false);
    forwarder.use(routes("a to tray"));
    try (var north = new StoreWithEvents(folder.resolve("north"))) {
      clusters.add(new Cluster("north", north.store()));
      CountDownLatch own = tray.expect(1);
      north.write(Events.ofPod("shop", "collected"));
      events.write(Events.ofPod("shop", "own"));
      assertThat(own.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(tray.taken()).containsExactly("own x1");

      CountDownLatch all = tray.expect(1);
      forwarder.lead(true);
      assertThat(all.await(60, TimeUnit.SECONDS)).isTrue();
      clusters.remove("north");
    }
    assertThat(tray.taken()).containsExactly("own x1", "collected x1");
  }

  @Test
  void whatAnotherOneHasSettledLongAgoIsPassedOver() throws Exception {
    forwarder.lead(false);
    forwarder.use(routes("a to tray"));
    try (var north = new StoreWithEvents(folder.resolve("north"))) {
      clusters.add(new Cluster("north", north.store()));
      events.clock().advance(Duration.ofSeconds(1));
      north.write(Events.ofPod("shop", "old"));
      events.clock().advance(Duration.ofMinutes(6));
      north.write(Events.ofPod("shop", "recent"));
      forwarder.passOver(events.clock().instant());

      CountDownLatch recent = tray.expect(1);
      forwarder.lead(true);
      assertThat(recent.await(60, TimeUnit.SECONDS)).isTrue();
      clusters.remove("north");
    }
    assertThat(tray.taken()).containsExactly("recent x1");
  }
}
