package dev.tidings.forward.receivers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.files.Turning;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.Message;
import dev.tidings.forward.chat.Bucket;
import dev.tidings.forward.chat.ChatVerdicts;
import dev.tidings.forward.chat.ThrottledPlan;
import dev.tidings.forward.destinations.FileDestination;
import dev.tidings.forward.destinations.StdoutDestination;
import dev.tidings.forward.exporter.Payloads;
import dev.tidings.forward.exporter.Post;
import dev.tidings.forward.exporter.Receiver;
import dev.tidings.forward.http.Authorization;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.HttpCall;
import dev.tidings.forward.http.PostingDestination;
import dev.tidings.forward.http.PostingDestination.Verdict;
import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.template.Surroundings;
import dev.tidings.forward.template.TemplateException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways to receivers. Where a receiver has a body, messages are shaped by it already. */
record ReceiverPlans(ExporterEvents events, Surroundings surroundings) {
  /** The exporter waits for ever. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static final long MEGABYTE = 1 << 20;
  private static final int USUAL_MEGABYTES = 100;

  static boolean canReach(Receiver receiver) {
    return !(receiver instanceof Receiver.Unusable);
  }

  DestinationPlan of(Receiver receiver, String route) {
    return switch (receiver) {
      case Receiver.Webhook to ->
          posting(to.tls(), m -> payloads(m).webhook(to, json(m)), Verdict.BY_CODE);
      case Receiver.Loki to ->
          posting(to.tls(), m -> payloads(m).loki(to, json(m)), Verdict.BY_CODE);
      case Receiver.Teams to -> throttled(m -> payloads(m).teams(to, json(m)), ChatVerdicts::teams);
      case Receiver.Slack to -> throttled(m -> payloads(m).slack(to), ChatVerdicts::slack);
      case Receiver.Opsgenie to -> throttled(m -> payloads(m).opsgenie(to), Verdict.BY_CODE);
      case Receiver.File to -> file(to);
      case Receiver.Stdout to -> StdoutDestination.PLAN;
      case Receiver.Syslog to -> SyslogReceiver.plan(to, surroundings.clock());
      case Receiver.SearchStore to ->
          StorePlans.search(to, new Place(route, surroundings.clock()), TIMEOUT);
      case Receiver.Kafka to -> StorePlans.kafka(to, route, TIMEOUT);
      case Receiver.Unusable to -> throw unreachable(to);
    };
  }

  /** Writes what is posted. */
  @FunctionalInterface
  private interface Posts {
    Post of(Message message) throws TemplateException;
  }

  private static IllegalArgumentException unreachable(Receiver receiver) {
    return new IllegalArgumentException("there is no way to " + receiver.getClass());
  }

  private DestinationPlan posting(TlsFiles tls, Posts posts, Verdict verdict) {
    var access = new HttpAccess(Map.of(), Authorization.NONE, tls, TIMEOUT);
    return PostingDestination.plan(
        access, surroundings.clock(), message -> call(posts.of(message)), verdict);
  }

  private DestinationPlan throttled(Posts posts, Verdict verdict) {
    DestinationPlan plan = posting(TlsFiles.NONE, posts, verdict);
    return new ThrottledPlan(plan, Bucket.usual(surroundings.clock()));
  }

  private static HttpCall call(Post post) {
    return new HttpCall(
        "POST", URI.create(post.url()), post.headers(), post.body().getBytes(UTF_8));
  }

  private Payloads payloads(Message message) {
    return new Payloads(events.of(message), surroundings);
  }

  private static String json(Message message) {
    return new String(message.body(), UTF_8);
  }

  /** In a folder that is made when it is not there, as the exporter does. */
  private DestinationPlan file(Receiver.File to) {
    Path path = Path.of(to.path()).toAbsolutePath();
    int megabytes = to.maxSize() < 1 ? USUAL_MEGABYTES : to.maxSize();
    var turning =
        new Turning(
            path, megabytes * MEGABYTE, Math.max(0, to.maxBackups()), Math.max(0, to.maxAge()));
    DestinationPlan file = FileDestination.plan(turning, surroundings.clock());
    return () -> {
      makeFolder(path.getParent());
      return file.open();
    };
  }

  private static void makeFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !Files.exists(folder)) {
      Files.createDirectories(folder);
    }
  }
}
