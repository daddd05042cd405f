package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.exporter.Receiver.SearchStore.Connection;
import dev.tidings.forward.http.HttpAccess;
import java.util.Base64;
import java.util.List;

/** Reads how Elasticsearch and OpenSearch are reached. */
final class SearchStoreReader {
  private static final String USUAL_HOST = "http://localhost:9200";
  private static final String CREDENTIALS = "://([^@/:]*):?([^@/]*)@";

  private SearchStoreReader() {}

  /**
   * Reads it. A name and password in a host's URL are taken where there are no others.
   *
   * @throws IllegalArgumentException if a host is none, for people
   */
  static Connection read(Entry entry) {
    List<String> hosts = hosts(entry);
    String first = hosts.getFirst();
    boolean within = entry.text("username").isEmpty();
    return new Connection(
        hosts.stream()
            .map(host -> host.replaceFirst(CREDENTIALS, "://"))
            .map(HttpAccess::url)
            .toList(),
        within ? part(first, "$1") : entry.text("username"),
        within ? part(first, "$2") : entry.text("password"),
        entry.text("apiKey"),
        entry.textsByName("headers"),
        TlsReader.read(entry.within("tls")));
  }

  private static String part(String host, String group) {
    String pattern = "[^/]*" + CREDENTIALS + ".*";
    return host.matches(pattern) ? host.replaceFirst(pattern, group) : "";
  }

  private static List<String> hosts(Entry entry) {
    if (!entry.text("cloudID").isEmpty()) {
      return List.of(cloud(entry.text("cloudID")));
    }
    return entry.texts("hosts").isEmpty() ? List.of(USUAL_HOST) : entry.texts("hosts");
  }

  /** The name of a deployment of Elastic's cloud, and in base64 {@code host$deployment$…}. */
  private static String cloud(String id) {
    String encoded = id.substring(id.indexOf(':') + 1);
    String[] parts = new String(Base64.getDecoder().decode(encoded), UTF_8).split("\\$", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException("cloudID is none");
    }
    return "https://" + parts[1] + "." + parts[0];
  }
}
