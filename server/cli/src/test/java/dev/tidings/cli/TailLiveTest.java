package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole server that keeps no index, and is started again. */
@Timeout(60)
class TailLiveTest {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  @TempDir Path folder;

  private LiveServer serve(int port) throws CommandFailure {
    var options = new ServeOptions();
    options.listen = new ListenAddress("127.0.0.1", port);
    options.data = folder;
    options.search.search = false;
    return LiveServer.start(options);
  }

  @Test
  void goesOnOverARestartUntilNobodyReads() throws Exception {
    try (var pipe = new PipedWriter();
        var shown = new BufferedReader(new PipedReader(pipe))) {
      CompletableFuture<Integer> tailing;
      URI url;
      try (LiveServer first = serve(0)) {
        url = first.url();
        tailing = tail(url, new PrintWriter(pipe));
        assertThat(shown.readLine()).startsWith("TIME       CLUSTER   NAMESPACE     TYPE");
        writeUntilSeen(first, shown);
      }
      try (LiveServer again = serve(url.getPort())) {
        again.create("shop", event("after"));
        assertThat(firstAfter(shown)).contains(" tidings   shop ").contains(" pod/after ");

        shown.close();
        again.create("shop", event("unread"));
        assertThat(tailing.get(30, TimeUnit.SECONDS)).isZero();
      }
    }
  }

  /** The headings stand there before the stream is open: what is written too early is not told. */
  private static void writeUntilSeen(LiveServer server, BufferedReader shown) throws Exception {
    for (int i = 0; !shown.ready(); i++) {
      server.create("shop", event("before-" + i));
      Thread.sleep(LOOK_AGAIN);
    }
  }

  private static String firstAfter(BufferedReader shown) throws IOException {
    String row = shown.readLine();
    while (row.contains(" pod/before-")) {
      row = shown.readLine();
    }
    return row;
  }

  private static CompletableFuture<Integer> tail(URI url, PrintWriter out) {
    return CompletableFuture.supplyAsync(
        () ->
            Tidings.commandLine(InstantSource.system(), Terminal.NONE)
                .setOut(out)
                .setErr(new PrintWriter(new StringWriter()))
                .execute("tail", "--server", url.toString()));
  }

  private static String event(String pod) {
    return """
    {"metadata":{"name":"%s"},"type":"Warning","reason":"BackOff","message":"back-off",
     "involvedObject":{"kind":"Pod","namespace":"shop","name":"%1$s"}}
    """
        .formatted(pod);
  }
}
