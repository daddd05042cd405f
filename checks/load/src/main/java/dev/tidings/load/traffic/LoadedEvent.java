package dev.tidings.load.traffic;

import dev.tidings.load.wire.Request;

/**
 * One event that the load consists of, as a kubelet or a scheduler would record it: 806 bytes of
 * JSON on average, without labels.
 *
 * @param stamp tells it from others about the same object
 */
public record LoadedEvent(Subject subject, long stamp) {
  private static final int HOSTS = 250;
  private static final int CONTAINERS = 9;
  private static final int ROOM = 1200;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private String name() {
    return Digits.hex(new StringBuilder(subject.name()).append('.'), stamp, 16).toString();
  }

  private String collection() {
    return "/api/v1/namespaces/" + subject.namespace() + "/events";
  }

  /** Asks for the event. */
  public Request get() {
    return Request.get(collection() + "/" + name());
  }

  /** Posts the event. What it says follows from its stamp. */
  public Request create() {
    return Request.post(collection(), body());
  }

  private String body() {
    long digest = (stamp * GOLDEN) >>> 20;
    Story story = Story.of(digest);
    long container = digest / 4096 % CONTAINERS + 1;
    long host = digest / 64 % HOSTS + 1;
    String node = "worker-" + host + ".pool-a.zone-b.eu-central.fleet.internal.example";
    var body = new StringBuilder(ROOM);
    body.append("{\"kind\":\"Event\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"");
    body.append(name()).append("\",\"namespace\":\"").append(subject.namespace());
    body.append("\",\"creationTimestamp\":null},");
    appendSubject(body, 100_000 + digest % 900_000, container);
    body.append(",\"reason\":\"").append(story.reason()).append("\",\"message\":\"");
    story.tell(body, subject.name(), container, host);
    body.append("\",\"source\":{\"component\":\"").append(story.component());
    body.append("\",\"host\":\"").append(node).append("\"},\"firstTimestamp\":\"");
    String now = Stamp.second();
    body.append(now).append("\",\"lastTimestamp\":\"").append(now);
    body.append("\",\"count\":1,\"type\":\"").append(story.type());
    body.append("\",\"eventTime\":null,\"reportingComponent\":\"").append(story.component());
    return body.append("\",\"reportingInstance\":\"").append(node).append("\"}").toString();
  }

  private void appendSubject(StringBuilder body, long revision, long container) {
    body.append("\"involvedObject\":{\"kind\":\"").append(subject.kind());
    body.append("\",\"namespace\":\"").append(subject.namespace());
    body.append("\",\"name\":\"").append(subject.name());
    body.append("\",\"uid\":\"").append(subject.uid());
    body.append("\",\"apiVersion\":\"v1\",\"resourceVersion\":\"").append(revision);
    body.append("\",\"fieldPath\":\"spec.containers{main-").append(container).append("}\"}");
  }

  /** What a recorder sends when the same happened again. */
  public Request repeat(long count) {
    return Request.patch(
        collection() + "/" + name(),
        "{\"count\":"
            + count
            + ",\"lastTimestamp\":\""
            + Stamp.second()
            + "\",\"message\":\"Back-off restarting failed container main in pod "
            + subject.name()
            + " ("
            + count
            + " times)\"}");
  }
}
