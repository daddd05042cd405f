package dev.tidings.forward.search;

import static java.util.Objects.requireNonNull;

import dev.tidings.forward.http.Authorization;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.Secret;
import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where documents go, and how.
 *
 * @param hosts at least one; another is tried when one does not answer
 * @param compressed whether requests are in gzip
 */
public record SearchOptions(
    List<URI> hosts, HttpAccess access, Documents documents, boolean compressed) {
  private static final URI USUAL_HOST = URI.create("http://127.0.0.1:9200");
  private static final String USUAL_STREAM = "tidings-events";
  private static final String USUAL_INDEX = "tidings-events-newest";

  public SearchOptions {
    hosts = List.copyOf(hosts);
    requireNonNull(access, "access");
    requireNonNull(documents, "documents");
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("there must be a host");
    }
  }

  /**
   * What documents are like.
   *
   * @param type of documents, which only stores of old have; empty for none
   */
  public record Documents(IndexName index, String type, DocumentId id, DocumentForm form) {
    public Documents {
      requireNonNull(index, "index");
      requireNonNull(type, "type");
      requireNonNull(id, "id");
      requireNonNull(form, "form");
    }
  }

  static SearchOptions read(Settings settings) {
    if (!settings.names().contains("hosts")) {
      settings.wrong("hosts", "is missing");
    }
    List<URI> hosts = settings.each("hosts", HttpAccess::url);
    return new SearchOptions(
        hosts.isEmpty() ? List.of(USUAL_HOST) : hosts,
        access(settings),
        documents(settings),
        settings.flag("gzip"));
  }

  private static HttpAccess access(Settings settings) {
    HttpAccess access = HttpAccess.read(settings);
    Optional<Path> apiKey = settings.parsed("apiKeyFile", Path::of);
    if (apiKey.isPresent() && !access.authorization().equals(Authorization.NONE)) {
      settings.wrong("apiKeyFile", "with other credentials there can be no API key");
    }
    return apiKey
        .map(file -> access.with(Authorization.of("ApiKey", Secret.in(file))))
        .orElse(access);
  }

  private static Documents documents(Settings settings) {
    DocumentId id = settings.parsed("mode", DocumentId::ofMode).orElse(DocumentId.STATE);
    IndexName index =
        settings
            .parsed("index", IndexName::parse)
            .orElse(new IndexName(id.isReplaced() ? USUAL_INDEX : USUAL_STREAM));
    return new Documents(
        index,
        "",
        id,
        settings.flag("deDot") ? DocumentForm.STAMPED_WITHOUT_DOTS : DocumentForm.STAMPED);
  }
}
