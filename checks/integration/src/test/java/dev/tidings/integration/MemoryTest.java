package dev.tidings.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./tidings serve --memory} keeps within its budget, by what the kernel says, while it is
 * written to, listed whole by several clients at once, and watched by a hundred. With
 * -Dtidings.memory=EVENTS there are that many, and 600Mi.
 */
class MemoryTest {
  private static final int EVENTS = Integer.getInteger("tidings.memory", 30_000);

  /** For each writer; a connection each, so that there are ports for all. */
  private static final int WRITES = 200;

  private static final String BUDGET = EVENTS < 100_000 ? "256Mi" : "600Mi";
  private static final int WRITERS = 16;
  private static final int LISTS = 4;
  private static final int WATCHES = 100;
  private static final Duration READY_WITHIN = Duration.ofMinutes(8);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path home;

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void aServerKeepsWithinItsMemory() throws Exception {
    FilledStore.make(home.resolve("data"), EVENTS);
    try (TidingsProcess server =
        TidingsProcess.launched(
            home, "serve", "--listen", "127.0.0.1:0", "--data", "data", "--memory", BUDGET)) {
      WireClient client = WireClient.to(server.ready(READY_WITHIN));
      List<Future<Integer>> watches = watch(client);
      List<Future<Integer>> writers = start(WRITERS, () -> write(client));
      List<Future<Integer>> lists = start(LISTS, () -> list(client));

      assertThat(all(writers)).containsOnly(WRITES);
      assertThat(all(lists)).containsOnly(200);
      assertThat(all(watches)).containsOnly(WRITERS * WRITES);
      assertWithin(server.peakResident());
    } finally {
      clients.shutdownNow();
    }
  }

  private static void assertWithin(OptionalLong peak) throws IOException {
    if (peak.isEmpty()) {
      NotRun.say("no /proc here", "what a server with --memory has resident");
      return;
    }
    long budget = Long.parseLong(BUDGET.replace("Mi", "")) << 20;
    System.out.printf(
        "--memory %s: at most %d MiB resident with %d events, %d watches%n",
        BUDGET, peak.getAsLong() >> 20, EVENTS + WRITERS * WRITES, WATCHES);
    assertThat(peak.getAsLong()).isLessThanOrEqualTo(budget);
  }

  /** Watches that are open, and give how many notifications have come once all have. */
  private List<Future<Integer>> watch(WireClient client) throws IOException {
    String list = client.call(WireRequest.get("/api/v1/events?limit=1")).text();
    String revision = list.replaceFirst("(?s).*?\"resourceVersion\":\"([0-9]+)\".*", "$1");
    var request = WireRequest.get("/api/v1/events?watch=true&resourceVersion=" + revision);
    List<Future<Integer>> watches = new ArrayList<>();
    for (int i = 0; i < WATCHES; i++) {
      WireAnswer watch = client.open(request, SILENCE);
      watches.add(clients.submit(() -> lines(watch)));
    }
    return watches;
  }

  private static int lines(WireAnswer watch) throws IOException {
    byte[] read = new byte[64 * 1024];
    int lines = 0;
    try (watch) {
      InputStream body = watch.body();
      while (lines < WRITERS * WRITES) {
        int count = body.read(read);
        if (count < 0) {
          return lines;
        }
        for (int i = 0; i < count; i++) {
          lines += read[i] == '\n' ? 1 : 0;
        }
      }
    }
    return lines;
  }

  private static int write(WireClient client) throws IOException {
    String event =
        """
        {"metadata":{"generateName":"e-"},"reason":"Written","message":"%s","type":"Normal",
         "involvedObject":{"kind":"Pod","namespace":"new","name":"p"}}"""
            .formatted("x".repeat(500));
    var create = WireRequest.json("POST", "/api/v1/namespaces/new/events", event);
    int written = 0;
    while (written < WRITES && client.call(create).status() == 201) {
      written++;
    }
    return written;
  }

  /** Reads a whole list, without keeping it, and gives its code. */
  private static int list(WireClient client) throws IOException {
    var whole = WireRequest.get("/api/v1/namespaces/many/events");
    try (WireAnswer answer = client.open(whole, SILENCE)) {
      answer.body().transferTo(OutputStream.nullOutputStream());
      return answer.status();
    }
  }

  private List<Future<Integer>> start(int count, Callable<Integer> task) {
    List<Future<Integer>> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(clients.submit(task));
    }
    return started;
  }

  private static List<Integer> all(List<Future<Integer>> tasks) throws Exception {
    List<Integer> results = new ArrayList<>();
    for (Future<Integer> task : tasks) {
      results.add(task.get(10, TimeUnit.MINUTES));
    }
    return results;
  }
}
