package dev.tidings.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SnapshotCommandTest {
  private static final String EVENTS = "/api/v1/namespaces/shop/events";
  private static final Pattern RESTORED =
      Pattern.compile(
          "restored \\S+ into \\S+: 1 events at revision 2, taken \\S+; begins at revision (\\d+)\\s+");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("events.zip");
  }

  private static void create(LiveServer live, String name) throws Exception {
    String event =
        "{\"metadata\":{\"name\":\"" + name + "\"},\"involvedObject\":{\"namespace\":\"shop\"}}";
    var reply = live.api().call("POST", EVENTS, "application/json", event.getBytes(UTF_8));
    assertThat(reply.code()).isEqualTo(201);
  }

  private CommandRun save(LiveServer live) {
    return CommandRun.of("snapshot", "save", file().toString(), "--server", live.url().toString());
  }

  @Test
  void whatWasSavedIsServedAgainAndOldRevisionsAreExpired() throws Exception {
    try (LiveServer live = LiveServer.in(folder.resolve("data"))) {
      create(live, "a");
      assertThat(save(live).out())
          .startsWith("saved " + file() + ": 1 events at revision 2, taken 20");
      create(live, "after");
    }
    CommandRun verified = CommandRun.of("snapshot", "verify", file().toString());
    assertThat(verified.out()).startsWith(file() + " is whole: 1 events at revision 2, taken 20");

    Path restored = folder.resolve("restored");
    CommandRun run =
        CommandRun.of("snapshot", "restore", file().toString(), "--data", restored.toString());
    Matcher told = RESTORED.matcher(run.out());
    assertThat(told.matches()).as(run.toString()).isTrue();
    try (LiveServer live = LiveServer.in(restored)) {
      assertThat(live.api().read(EVENTS).path("items")).hasSize(1);
      assertThat(live.api().read(EVENTS).path("metadata").path("resourceVersion").asString())
          .isEqualTo(told.group(1));
      JsonNode watched =
          live.api().get(EVENTS + "?watch=true&resourceVersion=3", "application/json").body();
      assertThat(watched.path("object").path("code").asInt()).isEqualTo(410);
    }
  }

  @Test
  void aSavedFileIsItsOwnersAndIsNotOverwritten() throws Exception {
    try (LiveServer live = LiveServer.in(folder.resolve("data"))) {
      assertThat(save(live).exit()).isZero();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      CommandRun again = save(live);

      assertThat(again.exit()).isEqualTo(1);
      assertThat(again.err()).contains(file() + " is there already").hasLineCount(1);
      assertThat(file().resolveSibling("events.zip.part")).doesNotExist();
    }
  }

  @Test
  void twoThatSaveToTheSameFileDoNotDeleteEachOthersPart() throws Exception {
    Path others = Files.writeString(folder.resolve("events.zip.part"), "half");
    try (LiveServer live = LiveServer.in(folder.resolve("data"))) {
      assertThat(save(live).exit()).isZero();
    }
    assertThat(others).hasContent("half");
  }

  @Test
  void aServerThatSendsNothingMoreIsNotWaitedForForEver() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var api = new ApiClient(ServerAccess.of(url))) {
      assertThatThrownBy(() -> api.download("/", file(), Duration.ofSeconds(2)))
          .isInstanceOf(CommandFailure.class)
          .hasMessageEndingWith("no answer in time");
      assertThat(file()).hasSize(10);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aDamagedFileIsOneLineAndExit1AndIsNotRestored() throws IOException {
    Files.writeString(file(), "PK, but no more");
    Path data = folder.resolve("data");
    for (String command : new String[] {"verify %s", "restore %s --data " + data}) {
      CommandRun run = CommandRun.of(("snapshot " + command.formatted(file())).split(" "));

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err())
          .startsWith("tidings: " + file() + " is not a whole snapshot: ")
          .hasLineCount(1);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void nothingIsSavedOfAServerThatIsNotThere() {
    CommandRun run =
        CommandRun.of("snapshot", "save", file().toString(), "--server", "http://127.0.0.1:1");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("cannot reach the server").hasLineCount(1);
    assertThat(folder).isEmptyDirectory();
  }
}
