package dev.tidings.collect.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.event.NameRules;
import dev.tidings.sink.http.ServerAccess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The metadata of any objects of one cluster, without their specs and states. Safe for use by
 * several threads. Every method throws {@link IOException} when nothing comes, or what comes makes
 * no sense, and {@link UpstreamException} when the server refuses.
 */
public final class UpstreamObjects implements AutoCloseable {
  /** A server that does not know the form sends whole objects, as client-go also allows. */
  private static final String ONLY_METADATA =
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

  /** No object in a cluster is as large. */
  private static final int MOST_BYTES = 4 << 20;

  private static final Pattern API_VERSION =
      Pattern.compile("(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/)?v[a-z0-9]+");

  private final UpstreamClient client;

  /** Nothing is asked before the first call. */
  public UpstreamObjects(ServerAccess access, Deadlines deadlines, InstantSource clock) {
    this.client = new UpstreamClient(access, deadlines, clock);
  }

  /**
   * The kinds of a group and version: an APIResourceList.
   *
   * @param apiVersion {@code v1} or {@code apps/v1}
   */
  public JsonNode kinds(String apiVersion, Duration patience)
      throws IOException, InterruptedException {
    return read(root(apiVersion), "application/json", patience);
  }

  /**
   * The metadata of an object.
   *
   * @param namespace empty for an object that is in none
   */
  public JsonNode metadata(Resource resource, String namespace, String name, Duration patience)
      throws IOException, InterruptedException {
    String place = resource.namespaced() ? "/namespaces/" + escaped(namespace) : "";
    String path =
        root(resource.apiVersion())
            + place
            + "/"
            + escaped(resource.plural())
            + "/"
            + escaped(name);
    return read(path, ONLY_METADATA, patience).path("metadata");
  }

  /** Where objects of a kind are served. */
  public record Resource(String apiVersion, String plural, boolean namespaced) {}

  /** Whether it is a version, or a group and a version, and nothing else of a path. */
  public static boolean isApiVersion(String text) {
    return API_VERSION.matcher(text).matches();
  }

  /** Whether it can stand between two slashes of a path, and leads nowhere else. */
  public static boolean isSegment(String text) {
    return !text.isEmpty() && NameRules.pathSegment(text).isEmpty();
  }

  private static String root(String apiVersion) throws IOException {
    if (!isApiVersion(apiVersion)) {
      throw new IOException("'" + apiVersion + "' is no group and version");
    }
    return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
  }

  private static String escaped(String part) throws IOException {
    if (!isSegment(part)) {
      throw new IOException("'" + part + "' cannot be part of a path");
    }
    return URLEncoder.encode(part, UTF_8).replace("+", "%20");
  }

  private JsonNode read(String path, String accept, Duration patience)
      throws IOException, InterruptedException {
    try (InputStream answer = client.open(path, accept, patience)) {
      return UpstreamClient.JSON.readTree(answer.readNBytes(MOST_BYTES));
    } catch (JacksonException noJson) {
      throw new IOException("the answer to " + path + " is no JSON", noJson);
    }
  }

  /** Ends what is being asked. */
  @Override
  public void close() {
    client.close();
  }
}
