package dev.tidings.cli;

import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an API server for things, as any Kubernetes client does. Safe for use by several threads.
 */
final class ApiClient implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final int UNAUTHORIZED = 401;

  private final ServerAccess access;
  private final Duration answerWithin;
  private final HttpClient http;

  ApiClient(ServerAccess access) {
    this(access, ANSWER_WITHIN);
  }

  /**
   * A client of a server.
   *
   * @param answerWithin how long an answer, or the beginning of one that goes on, is waited for
   */
  ApiClient(ServerAccess access, Duration answerWithin) {
    this.access = access;
    this.answerWithin = answerWithin;
    this.http = access.httpClient().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** An answer of the API, whatever its code. The body is a missing node when it is not JSON. */
  record Reply(int code, JsonNode body) {
    boolean succeeded() {
      return code < 300;
    }

    /** The reason of a Status, or nothing. */
    String reason() {
      return body.path("reason").asString("");
    }

    /** What a Status says to people. */
    String message(String otherwise) {
      String message = body.path("message").asString("");
      return message.isEmpty() ? otherwise : message;
    }

    /** The code and, from a Status, its reason: {@code 409 AlreadyExists}. */
    String cause() {
      return (code + " " + reason()).strip();
    }
  }

  /** A text as a part of a path or a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Reads what must be there. */
  JsonNode read(String path) throws CommandFailure, InterruptedException {
    Reply reply = get(path, "application/json");
    if (!reply.succeeded()) {
      throw refused(path, reply);
    }
    return reply.body();
  }

  /** Has the server do what a path names, without a body, and gives what it answers. */
  JsonNode ask(String path) throws CommandFailure, InterruptedException {
    Reply reply = call("POST", path, "", new byte[0]);
    if (!reply.succeeded()) {
      throw refused(path, reply);
    }
    return reply.body();
  }

  /** Asks for something in one of the forms that an Accept header names. */
  Reply get(String path, String accept) throws CommandFailure, InterruptedException {
    HttpRequest.Builder request = request(path).setHeader("Accept", accept).timeout(answerWithin);
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json(response.body()));
  }

  /** Sends a request with a body; an empty body is none. */
  Reply call(String method, String path, String contentType, byte[] body)
      throws CommandFailure, InterruptedException {
    BodyPublisher publisher =
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request = request(path).method(method, publisher).timeout(answerWithin);
    if (body.length > 0) {
      request.header("Content-Type", contentType);
    }
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), json(response.body()));
  }

  /** Opens a watch: lines of JSON until either end closes it. */
  InputStream watch(String path) throws CommandFailure, InterruptedException {
    return switch (open(path, Map.of(), answerWithin)) {
      case Opened.Streaming streaming -> streaming.body();
      case Opened.Refused refused -> throw refused(path, refused.reply());
    };
  }

  /** What became of opening an answer that goes on. */
  sealed interface Opened {
    record Streaming(InputStream body) implements Opened {}

    record Refused(Reply reply) implements Opened {}
  }

  /**
   * Opens an answer that goes on until either end closes it.
   *
   * @param within how long its beginning is waited for
   */
  Opened open(String path, Map<String, String> headers, Duration within)
      throws CommandFailure, InterruptedException {
    HttpRequest.Builder request = request(path).timeout(within);
    headers.forEach(request::setHeader);
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    if (response.statusCode() == 200) {
      return new Opened.Streaming(response.body());
    }
    try (InputStream body = response.body()) {
      return new Opened.Refused(new Reply(response.statusCode(), json(body.readAllBytes())));
    } catch (IOException lost) {
      throw unreachable(lost);
    }
  }

  /**
   * Writes an answer of any length to a file.
   *
   * @param patience how long the server may send nothing
   */
  void download(String path, Path file, Duration patience)
      throws CommandFailure, InterruptedException, IOException {
    HttpResponse<InputStream> response =
        send(request(path).timeout(patience), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw refused(path, new Reply(response.statusCode(), json(body.readAllBytes())));
      }
      var copying = new FutureTask<>(() -> copy(body, file));
      Thread.ofVirtual().start(copying);
      awaitGrowing(file, copying, patience);
    }
  }

  private static long copy(InputStream body, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      return body.transferTo(out);
    }
  }

  /** Waits until a file is written, as long as it grows. */
  private void awaitGrowing(Path file, FutureTask<Long> copying, Duration patience)
      throws CommandFailure, InterruptedException, IOException {
    for (long before = -1; ; before = Files.size(file)) {
      try {
        copying.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException late) {
        if (Files.size(file) == before) {
          throw unreachable(new HttpTimeoutException("nothing more was sent"));
        }
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof IOException e ? e : new IOException(failed.getCause());
      }
    }
  }

  /** That the server cannot be reached (any more), in a line for people. */
  CommandFailure unreachable(IOException cause) {
    String why = cause.getMessage();
    if (cause instanceof ConnectException) {
      why = "nothing answers there";
    } else if (cause instanceof HttpTimeoutException) {
      why = "no answer in time";
    } else if (why == null) {
      why = cause.getClass().getSimpleName();
    }
    return new CommandFailure("cannot reach the server " + access.server() + ": " + why, cause);
  }

  static CommandFailure refused(String path, Reply reply) {
    return new CommandFailure("the server refused " + path + ": " + reply.message(reply.cause()));
  }

  private HttpRequest.Builder request(String path) {
    String base = access.server().toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Accept", "application/json")
        .header("User-Agent", "tidings/" + Version.number());
  }

  /** Sends a request; once more when another authorization can be had than one that was refused. */
  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
      throws CommandFailure, InterruptedException {
    try {
      String authorization = access.authorization();
      HttpResponse<T> response = http.send(authorized(request, authorization), handler);
      if (response.statusCode() != UNAUTHORIZED || !access.renew(authorization)) {
        return response;
      }
      if (response.body() instanceof InputStream unread) {
        unread.close();
      }
      return http.send(authorized(request, access.authorization()), handler);
    } catch (IOException failed) {
      throw unreachable(failed);
    }
  }

  private static HttpRequest authorized(HttpRequest.Builder request, String authorization) {
    return authorization.isEmpty()
        ? request.build()
        : request.setHeader("Authorization", authorization).build();
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.missingNode();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
