package dev.tidings.sink.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Answers what it was told to, in this order, and remembers what it was asked. */
final class ScriptedTransport implements ApiTransport {
  private final Deque<Supplier<ApiAnswer>> answers = new ArrayDeque<>();
  private final List<ApiRequest> requests = new ArrayList<>();

  ScriptedTransport answers(int code, String body) {
    return answers(new ApiAnswer.Received(code, "", body.getBytes(UTF_8)));
  }

  ScriptedTransport answers(ApiAnswer answer) {
    answers.add(() -> answer);
    return this;
  }

  ScriptedTransport throwing(RuntimeException failure) {
    answers.add(
        () -> {
          throw failure;
        });
    return this;
  }

  @Override
  public ApiAnswer send(ApiRequest request) {
    requests.add(request);
    return answers.remove().get();
  }

  List<ApiRequest> requests() {
    return requests;
  }

  /** {@code POST /path (content type): body} of the only request. */
  String onlyRequest() {
    if (requests.size() != 1) {
      throw new IllegalStateException("there were " + requests.size() + " requests");
    }
    ApiRequest request = requests.get(0);
    return request.method()
        + " "
        + request.path()
        + " ("
        + request.contentType()
        + "): "
        + new String(request.body(), UTF_8);
  }
}
