package dev.tidings.integration.durability;

import dev.tidings.cli.kit.TidingsProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server process on a free port, and clients for it. Closing it kills the process. */
final class ServerUnderTest implements AutoCloseable {
  static final String EVENTS = "/api/v1/namespaces/load/events";

  /** The smallest buffers there are: tables are written, and rewritten, all the time. */
  static final String[] SMALL_BUFFERS = {"--memory", "452Mi"};

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

  private final TidingsProcess process;
  private final URI base;
  private final HttpClient client;

  private ServerUnderTest(TidingsProcess process, URI base) {
    this.process = process;
    this.base = base;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** An answer, with a JSON body or none. */
  record Answer(int code, JsonNode body, String retryAfter) {
    long revision() {
      return Long.parseLong(body.path("metadata").path("resourceVersion").asString("0"));
    }
  }

  /** One event as a list shows it, without the x's that its message may end with. */
  record Shown(String name, String message, long revision) {
    static Shown of(JsonNode event) {
      JsonNode meta = event.path("metadata");
      return new Shown(
          meta.path("name").asString(),
          event.path("message").asString("").replaceFirst("x*$", ""),
          Long.parseLong(meta.path("resourceVersion").asString("0")));
    }
  }

  /** Starts on a data directory; what the process is wrapped in comes before its own command. */
  static ServerUnderTest start(Path home, List<String> wrapper, Path data, String... flags)
      throws IOException, InterruptedException {
    String[] arguments =
        Stream.concat(
                Stream.of("serve", "--listen", "127.0.0.1:0", "--data", data.toString()),
                Stream.of(flags))
            .toArray(String[]::new);
    TidingsProcess process = TidingsProcess.wrapped(wrapper, home, arguments);
    try {
      return new ServerUnderTest(process, process.ready(READY_WITHIN));
    } catch (IOException | RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /** Another command of the program, about this server. */
  TidingsProcess command(Path home, String... words) throws IOException {
    String[] arguments =
        Stream.concat(Stream.of(words), Stream.of("--server", base.toString()))
            .toArray(String[]::new);
    return TidingsProcess.wrapped(List.of(), home, arguments);
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  Answer create(String name, String message) throws IOException, InterruptedException {
    return send(json(EVENTS, "application/json").POST(body(name, message)));
  }

  Answer patch(String name, String message) throws IOException, InterruptedException {
    return send(
        json(EVENTS + "/" + name, "application/merge-patch+json")
            .method("PATCH", BodyPublishers.ofString("{\"message\":\"" + message + "\"}")));
  }

  Answer delete(String name) throws IOException, InterruptedException {
    return send(request(EVENTS + "/" + name).DELETE());
  }

  private static BodyPublisher body(String name, String message) {
    return BodyPublishers.ofString(
        """
        {"metadata":{"name":"%s"},"involvedObject":{"kind":"Pod","namespace":"load","name":"p"},
         "reason":"Loaded","message":"%s","type":"Normal","source":{"component":"load"}}"""
            .formatted(name, message));
  }

  private HttpRequest.Builder json(String path, String type) {
    return request(path).header("Content-Type", type);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWERED_WITHIN);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    boolean isJson = response.body().startsWith("{");
    return new Answer(
        response.statusCode(),
        isJson ? JsonMapper.shared().readTree(response.body()) : JsonMapper.shared().nullNode(),
        response.headers().firstValue("Retry-After").orElse(""));
  }

  /** All that a list in pages shows. */
  List<Shown> list() throws IOException, InterruptedException {
    var all = new ArrayList<Shown>();
    String next = "";
    do {
      JsonNode page = get(EVENTS + "?limit=500" + next).body();
      page.path("items").forEach(event -> all.add(Shown.of(event)));
      String token = page.path("metadata").path("continue").asString("");
      next = token.isEmpty() ? "" : "&continue=" + token;
    } while (!next.isEmpty());
    return all;
  }

  long revision() throws IOException, InterruptedException {
    return get(EVENTS + "?limit=1").revision();
  }

  /** A watch of everything after a revision, as lines. */
  HttpResponse<InputStream> watch(long after) throws IOException, InterruptedException {
    String path = EVENTS + "?watch=true&resourceVersion=" + after;
    return client.send(
        HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofInputStream());
  }

  /** The lines of JSON that a path answers with, for as long as they are read. */
  Told lines(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofInputStream());
    return new Told(
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
  }

  /** Lines of JSON. */
  record Told(BufferedReader reader) implements AutoCloseable {
    /** The next, which must come. */
    JsonNode next() throws IOException {
      String line = reader.readLine();
      if (line == null) {
        throw new IOException("there are no more lines");
      }
      return JsonMapper.shared().readTree(line);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone. */
  void kill() {
    process.kill();
    client.shutdownNow();
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.close();
  }
}
