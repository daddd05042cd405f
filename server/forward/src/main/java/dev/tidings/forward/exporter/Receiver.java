package dev.tidings.forward.exporter;

import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.syslog.SyslogServer;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;

/** Who gets events, as a configuration describes it. */
public sealed interface Receiver {
  /** Takes each event by HTTP POST. */
  record Webhook(String endpoint, TlsFiles tls, Body body, SortedMap<String, HeaderText> headers)
      implements Receiver {}

  /**
   * A file with an event in each line.
   *
   * @param maxSize megabytes before a new one is begun; 0 for 100
   * @param maxAge days that old ones are kept; 0 for ever
   * @param maxBackups how many old ones are kept; 0 for all
   */
  record File(String path, Body body, int maxSize, int maxAge, int maxBackups)
      implements Receiver {}

  /** The standard output, with an event in each line. */
  record Stdout(Body body) implements Receiver {}

  /** Elasticsearch, or OpenSearch, which speaks the same language. */
  record SearchStore(Connection connection, Index index, Body body) implements Receiver {
    /**
     * How the store is reached.
     *
     * @param hosts at least one
     */
    public record Connection(
        List<URI> hosts,
        String username,
        String password,
        String apiKey,
        SortedMap<String, String> headers,
        TlsFiles tls) {}
  }

  record Kafka(
      List<String> brokers,
      String topic,
      Body body,
      String clientId,
      String compressionCodec,
      KafkaAccess access)
      implements Receiver {}

  record Loki(
      String url,
      SortedMap<String, String> streamLabels,
      SortedMap<String, HeaderText> headers,
      TlsFiles tls,
      Body body)
      implements Receiver {}

  /** A daemon that takes lines of logs. */
  record Syslog(SyslogServer server, String tag) implements Receiver {}

  /**
   * A channel of Slack; only with fields is there an attachment.
   *
   * @param url of the API, with a slash at its end
   */
  record Slack(
      String url, String token, TextTemplate channel, TextTemplate message, Attachment attachment)
      implements Receiver {
    /** What may stand below a message; the templates by the names that Slack has for them. */
    public record Attachment(
        SortedMap<String, TextTemplate> parts, SortedMap<String, TextTemplate> fields) {}
  }

  record Teams(String endpoint, Body body, SortedMap<String, String> headers) implements Receiver {}

  /**
   * Alerts of Opsgenie.
   *
   * @param url of the API, without a slash at its end
   * @param texts message, description and, if given, alias, by these names
   */
  record Opsgenie(
      String apiKey,
      String url,
      String priority,
      SortedMap<String, TextTemplate> texts,
      List<TextTemplate> tags,
      SortedMap<String, TextTemplate> details)
      implements Receiver {}

  /**
   * One that events cannot be sent to; what they say of it is refused, the rest of the file works.
   *
   * @param why for people
   */
  record Unusable(String why) implements Receiver {}
}
