package dev.tidings.forward.lease;

import dev.tidings.codec.KubernetesJson;
import dev.tidings.sink.http.ApiAnswer;
import dev.tidings.sink.http.ApiAnswer.Received;
import dev.tidings.sink.http.ApiRequest;
import dev.tidings.sink.http.ApiRequest.Method;
import dev.tidings.sink.http.ApiTransport;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One Lease of one cluster, which is there or not. Of one thread. */
final class Leases implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] NO_BODY = {};
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  /** Shorter than a lease counts after it has been renewed. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ApiTransport transport;
  private final String folder;
  private final LeaseName name;

  Leases(ServerAccess access, LeaseName name) {
    this.transport = ApiTransport.over(access.withRequestTimeout(PATIENCE));
    this.folder = "/apis/coordination.k8s.io/v1/namespaces/" + name.namespace() + "/leases";
    this.name = name;
  }

  LeaseName name() {
    return name;
  }

  Optional<Lease> read() throws IOException {
    Received answer = send(Method.GET, path(), "", NO_BODY);
    if (answer.code() == NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(lease(answer));
  }

  /** Makes it; empty when somebody else has done so meanwhile. */
  Optional<Lease> create(Lease lease) throws IOException {
    return written(send(Method.POST, folder, "application/json", body(lease)));
  }

  /** Replaces the version that was read; empty when somebody else has done so meanwhile. */
  Optional<Lease> replace(Lease lease) throws IOException {
    return written(send(Method.PATCH, path(), "application/merge-patch+json", body(lease)));
  }

  private String path() {
    return folder + "/" + name.name();
  }

  private byte[] body(Lease lease) {
    return KubernetesJson.bytes(lease.json(name.name()));
  }

  private static Optional<Lease> written(Received answer) throws IOException {
    return answer.code() == CONFLICT ? Optional.empty() : Optional.of(lease(answer));
  }

  private static Lease lease(Received answer) throws IOException {
    if (answer.code() >= 300) {
      throw new IOException("the lease's server answered " + answer.code());
    }
    try {
      return Lease.read(JSON.readTree(answer.body()));
    } catch (JacksonException | DateTimeException noLease) {
      throw new IOException("the lease's server sent no lease", noLease);
    }
  }

  private Received send(Method method, String path, String type, byte[] body) throws IOException {
    return switch (transport.send(new ApiRequest(method, path, type, body))) {
      case Received received -> received;
      case ApiAnswer.NoAnswer none -> throw new IOException("no answer: " + none.why());
      case ApiAnswer.NotSent not -> throw new IOException("not sent: " + not.why());
      case ApiAnswer.Closed closed -> throw new IOException("not sent: " + closed.why());
    };
  }

  @Override
  public void close() {
    transport.close();
  }
}
