package dev.tidings.forward.exporter;

import dev.tidings.forward.exporter.Receiver.SearchStore;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.TlsFiles;
import dev.tidings.forward.syslog.SyslogServer;
import dev.tidings.forward.syslog.SyslogServer.Network;
import dev.tidings.forward.template.TemplateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads receivers. */
final class ReceiverReader {
  /** In the order in which the exporter looks for them; it takes the first one. */
  private static final List<String> KINDS =
      List.of(
          "inMemory",
          "pipe",
          "webhook",
          "file",
          "syslog",
          "stdout",
          "elasticsearch",
          "kinesis",
          "firehose",
          "opensearch",
          "opsgenie",
          "sqs",
          "sns",
          "slack",
          "kafka",
          "pubsub",
          "opscenter",
          "teams",
          "bigquery",
          "eventbridge",
          "loki");

  private static final Set<String> CODECS = Set.of("none", "snappy", "gzip", "lz4", "zstd");

  private static final Duration SYSLOG_TIMEOUT = Duration.ofSeconds(10);

  private final Entry entry;

  private ReceiverReader(Entry entry) {
    this.entry = entry;
  }

  /** One that cannot be used is told of, too. */
  static Receiver read(Entry entry) {
    String kind = KINDS.stream().filter(entry::has).findFirst().orElse("");
    Entry options = entry.within(kind);
    Receiver receiver = read(kind, options);
    if (receiver instanceof Receiver.Unusable unusable) {
      entry.notice(unusable.why());
    }
    return receiver;
  }

  private static Receiver read(String kind, Entry options) {
    var reader = new ReceiverReader(options);
    try {
      return switch (kind) {
        case "webhook" -> reader.webhook();
        case "file" -> reader.file();
        case "stdout" -> new Receiver.Stdout(reader.body());
        case "elasticsearch", "opensearch" -> reader.searchStore();
        case "kafka" -> reader.kafka();
        case "loki" -> reader.loki();
        case "syslog" -> reader.syslog();
        case "slack" -> reader.slack();
        case "teams" ->
            new Receiver.Teams(
                reader.url("endpoint"), reader.body(), reader.headersWithLogin("endpoint"));
        case "opsgenie" -> reader.opsgenie();
        case "" -> new Receiver.Unusable("says no kind of receiver that is known");
        default -> new Receiver.Unusable("receivers of the kind " + kind + " are not supported");
      };
    } catch (UnusableException | IllegalArgumentException e) {
      return new Receiver.Unusable(kind + ": " + e.getMessage());
    }
  }

  private String required(String name) throws UnusableException {
    if (entry.text(name).isEmpty()) {
      throw new UnusableException(name + " is missing");
    }
    return entry.text(name);
  }

  private String url(String name) throws UnusableException {
    return url(name, Login.without(required(name)));
  }

  private static String url(String name, String text) throws UnusableException {
    try {
      return HttpAccess.url(text).toString();
    } catch (IllegalArgumentException unusable) {
      throw new UnusableException(name + ": " + unusable.getMessage());
    }
  }

  private Body body() throws UnusableException {
    return new Body(layout(), entry.flag("deDot"));
  }

  private @Nullable Layout layout() throws UnusableException {
    try {
      return entry.has("layout") ? Layout.parse(entry.value("layout")) : null;
    } catch (TemplateException e) {
      throw new UnusableException("layout: " + e.getMessage());
    }
  }

  private Receiver webhook() throws UnusableException {
    return new Receiver.Webhook(
        url("endpoint"), TlsReader.read(entry.within("tls")), body(), headers("endpoint"));
  }

  private SortedMap<String, HeaderText> headers(String url) {
    var headers = new TreeMap<String, HeaderText>();
    headersWithLogin(url).forEach((name, text) -> headers.put(name, HeaderText.of(text)));
    return headers;
  }

  /** With what the name and password in a URL come to, unless there is another Authorization. */
  private SortedMap<String, String> headersWithLogin(String url) {
    SortedMap<String, String> headers = sendableHeaders();
    if (headers.keySet().stream().noneMatch("Authorization"::equalsIgnoreCase)) {
      Login.in(entry.text(url)).ifPresent(login -> headers.put("Authorization", login.header()));
    }
    return headers;
  }

  /** Without those that are not for a program to say, such as {@code Host}. */
  private SortedMap<String, String> sendableHeaders() {
    SortedMap<String, String> headers = entry.textsByName("headers");
    headers.keySet().removeIf(name -> !isSendable(name));
    return headers;
  }

  private boolean isSendable(String header) {
    try {
      HttpAccess.header(header, "");
      return true;
    } catch (IllegalArgumentException refused) {
      entry.notice("headers." + header, "cannot be sent");
      return false;
    }
  }

  private Receiver syslog() throws UnusableException {
    String network = entry.text("network").replaceFirst("[46]$", "");
    if (!network.matches("tcp|udp")) {
      throw new UnusableException("network: only tcp and udp are supported");
    }
    SyslogServer server =
        SyslogServer.at(required("address"), Network.parse(network), TlsFiles.NONE, SYSLOG_TIMEOUT);
    return new Receiver.Syslog(server, entry.text("tag"));
  }

  private Receiver file() throws UnusableException {
    return new Receiver.File(
        required("path"),
        body(),
        entry.number("maxsize"),
        entry.number("maxage"),
        entry.number("maxbackups"));
  }

  private Receiver searchStore() throws UnusableException {
    return new SearchStore(
        SearchStoreReader.read(entry, sendableHeaders()), Index.read(entry), body());
  }

  private Receiver kafka() throws UnusableException {
    if (entry.has("avro")) {
      throw new UnusableException("avro: Avro is not supported");
    }
    if (entry.texts("brokers").isEmpty()) {
      throw new UnusableException("brokers is missing");
    }
    String codec = entry.text("compressionCodec");
    return new Receiver.Kafka(
        entry.texts("brokers"),
        required("topic"),
        body(),
        entry.text("clientId"),
        CODECS.contains(codec) ? codec : "none",
        KafkaAccess.read(entry));
  }

  private Receiver loki() throws UnusableException {
    return new Receiver.Loki(
        url("url"),
        entry.textsByName("streamLabels"),
        headers("url"),
        TlsReader.read(entry.within("tls")),
        body());
  }

  private Receiver slack() throws UnusableException {
    var parts = new TreeMap<String, TextTemplate>();
    for (String name : List.of("color", "footer", "title", "author_name")) {
      if (entry.has(name)) {
        parts.put(name, TextTemplate.of(name, entry.text(name)));
      }
    }
    return new Receiver.Slack(
        url("url", entry.text("url").isEmpty() ? "https://slack.com/api/" : entry.text("url")),
        entry.text("token"),
        TextTemplate.of("channel", entry.text("channel")),
        TextTemplate.of("message", entry.text("message")),
        new Receiver.Slack.Attachment(parts, templates("fields")));
  }

  private SortedMap<String, TextTemplate> templates(String name) throws UnusableException {
    var templates = new TreeMap<String, TextTemplate>();
    for (var each : entry.textsByName(name).entrySet()) {
      templates.put(each.getKey(), TextTemplate.of(name, each.getValue()));
    }
    return templates;
  }

  private Receiver opsgenie() throws UnusableException {
    var texts = new TreeMap<String, TextTemplate>();
    for (String name : List.of("message", "alias", "description")) {
      if (!name.equals("alias") || !entry.text(name).isEmpty()) {
        texts.put(name, TextTemplate.of(name, entry.text(name)));
      }
    }
    var tags = new ArrayList<TextTemplate>();
    for (String tag : entry.texts("tags")) {
      tags.add(TextTemplate.of("tags", tag));
    }
    return new Receiver.Opsgenie(
        required("apiKey"),
        opsgenieUrl(),
        entry.text("priority").isEmpty() ? "P3" : entry.text("priority"),
        texts,
        tags,
        templates("details"));
  }

  /** The exporter knows hosts only. */
  private String opsgenieUrl() throws UnusableException {
    String host = entry.text("URL").isEmpty() ? "api.opsgenie.com" : entry.text("URL");
    return url("URL", host.contains("://") ? host : "https://" + host);
  }
}
