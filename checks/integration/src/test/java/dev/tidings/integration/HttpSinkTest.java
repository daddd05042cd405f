package dev.tidings.integration;

import dev.tidings.sink.http.ApiServerSink;
import dev.tidings.sink.http.ApiSinkOptions;
import dev.tidings.sink.http.HttpEventSink;
import dev.tidings.sink.http.ServerAccess;
import java.net.URI;

class HttpSinkTest extends SinkRecordingContract {
  @Override
  Connected connect(URI server, ApiSinkOptions options) {
    ApiServerSink sink = HttpEventSink.of(ServerAccess.of(server), options);
    return new Connected(sink, sink);
  }
}
