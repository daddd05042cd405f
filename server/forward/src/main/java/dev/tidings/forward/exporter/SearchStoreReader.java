package dev.tidings.forward.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.exporter.Receiver.SearchStore.Connection;
import dev.tidings.forward.http.HttpAccess;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;

/** Reads how Elasticsearch and OpenSearch are reached. */
final class SearchStoreReader {
  private static final String USUAL_HOST = "http://localhost:9200";

  private SearchStoreReader() {}

  /**
   * Reads it. A name and password in a host's URL are taken where there are no others.
   *
   * @param headers that can be sent
   * @throws IllegalArgumentException if a host is none, for people
   */
  static Connection read(Entry entry, SortedMap<String, String> headers) {
    List<String> hosts = hosts(entry);
    var given = new Login(entry.text("username"), entry.text("password"));
    Login login = given.username().isEmpty() ? Login.in(hosts.getFirst()).orElse(given) : given;
    return new Connection(
        hosts.stream().map(Login::without).map(HttpAccess::url).toList(),
        login.username(),
        login.password(),
        entry.text("apiKey"),
        headers,
        TlsReader.read(entry.within("tls")));
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
