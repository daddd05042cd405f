package dev.tidings.forward.pump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.kit.Events;
import dev.tidings.forward.kit.StoreWithEvents;
import dev.tidings.forward.kit.Surrounding;
import dev.tidings.forward.kit.Tray;
import dev.tidings.forward.routes.Route;
import dev.tidings.forward.routes.RoutesFile;
import dev.tidings.forward.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that one route does, without its thread. */
class RouteWorkTest {
  @TempDir Path folder;

  private final Tray tray = new Tray();

  /** The numbers of the deliveries that end with an Error. */
  private final Set<Integer> errors = new HashSet<>();

  private final List<Duration> paused = new ArrayList<>();
  private Pauses pauses = paused::add;
  private StoreWithEvents events;
  private RouteState state;
  private RouteFiles files;
  private Lane lane;

  /** A tray, but for some deliveries. */
  private final class Fragile implements DestinationType, Destination {
    private int deliveries;

    @Override
    public String name() {
      return "fragile";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return () -> this;
    }

    @Override
    public Delivery deliver(List<Message> batch) {
      if (errors.contains(++deliveries)) {
        throw new NoClassDefFoundError("with the password in its words");
      }
      return tray.deliver(batch);
    }
  }

  @BeforeEach
  void open() throws IOException {
    events = new StoreWithEvents(folder.resolve("store"));
    var feed = new Feed(new Feed.Origin("prod", true, events.store()), events.clock(), () -> {});
    files = new RouteFiles(Files.createDirectory(folder.resolve("routes")), "r");
    state = new RouteState(files, events.clock(), new SimpleMeterRegistry());
    lane = state.lanes(List.of(feed)).getFirst();
    lane.begin(Duration.ZERO);
  }

  @AfterEach
  void close() {
    events.close();
  }

  private Route route() throws IOException {
    String yaml =
        "cluster: prod\n" + "routes: [{name: r, delivery: {batch: 1}, destination: {fragile: {}}}]";
    return new RoutesFile(List.of(new Fragile()), Surrounding.by(events.clock()))
        .read(yaml.getBytes(UTF_8))
        .routes()
        .getFirst();
  }

  private RouteWork work() throws IOException {
    var waiting =
        new Courier.Waiting(length -> pauses.pause(length), events.clock(), new Random(1));
    var work = new RouteWork(route(), state, waiting);
    work.follow(List.of(lane));
    return work;
  }

  private Redelivery redelivery() throws IOException {
    Route route = route();
    var waiting =
        new Courier.Waiting(length -> pauses.pause(length), events.clock(), new Random(1));
    return new Redelivery(route, state, new Courier(route, state, waiting), events.clock());
  }

  /** Messages that died, which are to be delivered again. */
  private void redeliver(String... names) throws Exception {
    for (String name : names) {
      events.write(Events.ofPod("shop", name));
      tray.answer(new Delivery.Refused(0, 1, "not wanted"));
    }
    try (RouteWork work = work()) {
      while (work.round()) {}
    }
    assertThat(state.redeliver()).isTrue();
  }

  @Test
  void anErrorOfADestinationIsATroubleAndNotTheEnd() throws Exception {
    events.write(Events.ofPod("shop", "a"));
    errors.add(1);
    try (RouteWork work = work()) {
      assertThat(work.round()).isFalse();
    }

    assertThat(state.troubles().last().orElseThrow().why()).isEqualTo("NoClassDefFoundError");
    assertThat(tray.taken()).isEmpty();
    assertThat(lane.lagRevisions()).isEqualTo(1);
  }

  @Test
  void deadLettersAreBegunAnewWhenTheirDeliveryBreaks() throws Exception {
    redeliver("a", "b");
    errors.add(2);
    try (Redelivery redelivery = redelivery()) {
      assertThat(redelivery.step()).isTrue();
      assertThatThrownBy(redelivery::step).isInstanceOf(NoClassDefFoundError.class);
      while (redelivery.step()) {}
    }

    assertThat(tray.taken()).containsExactly("a x1", "a x1", "b x1");
    assertThat(files.redelivering()).doesNotExist();
  }

  @Test
  void aLetterThatDiesAgainWaitsForRoomAmongTheDead() throws Exception {
    redeliver("a", "b");
    try (var file = new RandomAccessFile(files.dead().toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    tray.answer(new Delivery.Refused(0, 1, "still not wanted"));
    pauses =
        length -> {
          paused.add(length);
          files.dead().toFile().delete();
        };
    try (Redelivery redelivery = redelivery()) {
      while (redelivery.step()) {}
    }

    assertThat(tray.taken()).containsExactly("b x1");
    assertThat(Files.readString(files.dead())).contains("uid-of-a", "still not wanted");
    assertThat(paused).containsExactly(Duration.ofSeconds(5));
  }
}
