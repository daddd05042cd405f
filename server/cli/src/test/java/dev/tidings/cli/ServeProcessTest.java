package dev.tidings.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidings.cli.kit.TidingsProcess;
import dev.tidings.event.Event;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.recorder.SinkResult;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server in a process of its own, from its start to its end. */
@Timeout(120)
class ServeProcessTest {
  private static final Pattern READY =
      Pattern.compile("tidings: ready on (https?://\\S+) in \\d+ ms \\((\\d+) events in .*\\)");
  private static final Duration READY_WITHIN = Duration.ofMinutes(1);
  private static final String EVENTS = "/api/v1/namespaces/shop/events";
  private static final String EVENT =
      """
      {"metadata":{"name":"a"},"involvedObject":{"namespace":"shop"}}""";

  private static final Event NODE_EVENT =
      Event.builder()
          .metadata(ObjectMeta.builder().namespace("default").name("node-1.1").build())
          .involvedObject(new ObjectReference("Node", "", "node-1", "", "v1", "", ""))
          .reason("Ready")
          .build();

  @TempDir Path folder;

  @Test
  void saysOnceThatItAnswersAndEndsCleanlyWhenTold() throws Exception {
    Path kubeconfig = folder.resolve("kubeconfig");
    try (TidingsProcess process = serve("--data", "data", "--kubeconfig-out", "kubeconfig")) {
      Matcher ready = ready(process);
      assertThat(ready.group(2)).isEqualTo("0");
      try (var api = new ApiClient(ServerAccess.kubeconfig(kubeconfig))) {
        assertThat(ServerAccess.kubeconfig(kubeconfig).server())
            .isEqualTo(URI.create(ready.group(1)));
        create(api);
        process.terminate();
        assertThat(process.exit()).isZero();
      }
      assertThat(process.stdout()).hasLineCount(1);
      assertThat(process.stderr()).isEmpty();
    }
    try (TidingsProcess process = serve("--data", "data")) {
      assertThat(ready(process).group(2)).isEqualTo("1");
    }
  }

  @Test
  void endsWatchesInFull() throws Exception {
    try (TidingsProcess process = serve("--data", "data");
        var api = new ApiClient(ServerAccess.of(URI.create(ready(process).group(1))));
        InputStream watch = api.watch(EVENTS + "?watch=true")) {
      create(api);
      process.terminate();
      String notified = new String(watch.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(notified).startsWith("{\"type\":\"ADDED\"").endsWith("}\n").hasLineCount(1);
      assertThat(process.exit()).isZero();
    }
  }

  @Test
  void endsInTimeThoughABodyNeverComes() throws Exception {
    try (TidingsProcess process = serve("--data", "data")) {
      URI url = URI.create(ready(process).group(1));
      try (var stalled = new Socket(url.getHost(), url.getPort())) {
        String head =
            "POST " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{";
        stalled.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        try (var api = new ApiClient(ServerAccess.of(url))) {
          create(api);
        }
        process.terminate();

        assertThat(process.exit()).as(process.stderr()).isZero();
      }
    }
  }

  @Test
  void leavesADataFolderToTheServerThatHasIt() throws Exception {
    try (TidingsProcess first = serve("--data", "data")) {
      ready(first);
      try (TidingsProcess second = serve("--data", "data")) {
        assertThat(second.exit(READY_WITHIN)).isEqualTo(1);
        assertThat(second.stdout()).isEmpty();
        assertThat(second.stderr()).contains("data", "in use").hasLineCount(1);
      }
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          CommandRun.of(
              "serve", "--data", in("data"), "--listen", "127.0.0.1:" + taken.getLocalPort());

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "tidings: cannot serve on 127.0.0.1:%d: Address already in use (--listen chooses another address)"
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void saysThatAFolderCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    for (String data : List.of(in("file"), in("file/data"))) {
      CommandRun run = CommandRun.of("serve", "--listen", "127.0.0.1:0", "--data", data);

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).startsWith("tidings: ").contains(data).hasLineCount(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip:127.0.0.1", "dns:events.example"})
  void servesHttpsAndItsKubeconfigTrustsIt(String name) throws Exception {
    TestCertificate.write(folder, name);
    try (TidingsProcess process = serveHttps()) {
      assertThat(ready(process).group(1)).startsWith("https://127.0.0.1:");
      CommandRun run = CommandRun.of("describe", "pod/web", "--kubeconfig", in("kubeconfig"));

      assertThat(run).isEqualTo(new CommandRun(0, "Events:  <none>\n", ""));
    }
  }

  private TidingsProcess serveHttps() throws IOException {
    Files.writeString(
        folder.resolve("tokens.csv"), "n0body,nobody,2\ns3cret,admin,1,system:masters\n");
    return TidingsProcess.java(
        folder,
        "512m",
        "serve",
        "--listen",
        ":0",
        "--tls-cert-file",
        "tls.crt",
        "--tls-private-key-file",
        "tls.key",
        "--token-auth-file",
        "tokens.csv",
        "--kubeconfig-out",
        "kubeconfig");
  }

  @Test
  void takesEventsOfASinkOverHttp2() throws Exception {
    TestCertificate.write(folder, "dns:events.example");
    try (TidingsProcess process = serveHttps()) {
      ready(process);
      ServerAccess access = ServerAccess.kubeconfig(folder.resolve("kubeconfig"));
      var request = HttpRequest.newBuilder(access.server().resolve(EVENTS)).build();

      assertThat(access.httpClient().build().send(request, BodyHandlers.discarding()).version())
          .isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(HttpEventSink.of(access).create(NODE_EVENT)).isInstanceOf(SinkResult.Stored.class);
    }
  }

  @Test
  void isNotTrustedUnderANameThatItsCertificateDoesNotHave() throws Exception {
    TestCertificate.write(folder, "dns:events.example,dns:*.wild.example");
    try (TidingsProcess process =
        serve("--tls-cert-file", "tls.crt", "--tls-private-key-file", "tls.key")) {
      String url = ready(process).group(1);

      assertThat(describeUnder("other.example", url).err())
          .contains("the server's certificate is not for other.example")
          .hasLineCount(1);
      assertThat(describeUnder("EVENTS.example", url).exit()).isZero();
      assertThat(describeUnder("a.wild.example", url).exit()).isZero();
      assertThat(describeUnder("a.b.wild.example", url).exit()).isEqualTo(1);
    }
  }

  @Test
  void warnsOfWhatIsOpenToOtherMachines() throws Exception {
    try (TidingsProcess process =
        TidingsProcess.java(folder, "512m", "serve", "--listen", ":0", "--insecure")) {
      ready(process);

      assertThat(process.stderr())
          .hasLineCount(1)
          .startsWith("tidings: WARNING: --insecure: --listen :0 can be reached");
    }
  }

  private CommandRun describeUnder(String name, String url) throws Exception {
    String pem = Files.readString(folder.resolve("tls.crt"));
    new Kubeconfig(url, pem, name, "none").write(folder.resolve("kubeconfig"), List.of());
    return CommandRun.of("describe", "pod/web", "--kubeconfig", in("kubeconfig"));
  }

  @Test
  void saysThatACertificateCannotBeUsed() throws IOException {
    Files.writeString(folder.resolve("tls.crt"), "none");
    CommandRun run =
        CommandRun.of(
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--data",
            in("data"),
            "--tls-cert-file",
            in("tls.crt"),
            "--tls-private-key-file",
            in("tls.crt"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("tidings: cannot use the certificate and its key: " + in("tls.crt"))
        .hasLineCount(1);
  }

  @Test
  void saysThatItWasStartedWithTooLargeAHeapForItsMemory() throws Exception {
    try (TidingsProcess process = serve("--data", "data", "--memory", "256Mi")) {
      assertThat(process.exit(READY_WITHIN)).isEqualTo(1);
      assertThat(process.stderr())
          .hasLineCount(1)
          .contains("the heap alone may take 512Mi", "--memory 256Mi", "./tidings");
    }
  }

  @Test
  void tellsItsMemoryAmongItsFigures() throws Exception {
    try (LiveServer live = LiveServer.in(folder)) {
      String figures = live.metrics();

      assertThat(figures)
          .contains("tidings_memory_budget_bytes ", "tidings_memory_share_bytes{part=\"heap\"} ");
    }
  }

  @Test
  void dropsItsHistoryWhenAsked() throws Exception {
    try (LiveServer live = LiveServer.in(folder)) {
      create(live.api());
      JsonNode listed = live.api().read(EVENTS);
      CommandRun run = CommandRun.of("compact", "--server", live.url().toString());

      assertThat(run)
          .isEqualTo(
              new CommandRun(
                  0,
                  "compacted: history starts at revision "
                      + listed.path("metadata").path("resourceVersion").asString()
                      + System.lineSeparator(),
                  ""));
    }
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private TidingsProcess serve(String... flags) throws IOException {
    String[] arguments = new String[flags.length + 3];
    System.arraycopy(new String[] {"serve", "--listen", "127.0.0.1:0"}, 0, arguments, 0, 3);
    System.arraycopy(flags, 0, arguments, 3, flags.length);
    return TidingsProcess.java(folder, "512m", arguments);
  }

  private static Matcher ready(TidingsProcess process) throws Exception {
    String line = process.line("tidings: ", READY_WITHIN);
    Matcher matcher = READY.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    return matcher;
  }

  private static void create(ApiClient api) throws Exception {
    var reply =
        api.call("POST", EVENTS, "application/json", EVENT.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.code()).isEqualTo(201);
  }
}
