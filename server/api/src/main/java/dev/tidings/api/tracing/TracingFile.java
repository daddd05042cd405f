package dev.tidings.api.tracing;

import dev.tidings.api.manifests.Fields;
import dev.tidings.api.manifests.ObjectFile;
import dev.tidings.event.FieldError;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads kube-apiserver's configuration of traces (apiserver.config.k8s.io, TracingConfiguration).
 * There the endpoint is one of OTLP over gRPC; here it is one of OTLP over HTTP, a host and a port
 * or a URL.
 */
public final class TracingFile {
  private static final String GROUP = "apiserver.config.k8s.io/";
  private static final List<String> VERSIONS =
      List.of(GROUP + "v1", GROUP + "v1beta1", GROUP + "v1alpha1");
  private static final String KIND = "TracingConfiguration";
  private static final String ENDPOINT = "endpoint";
  private static final String RATE = "samplingRatePerMillion";
  private static final int MILLION = 1_000_000;
  private static final int PORT_OF_GRPC = 4317;
  private static final String PATH = "/v1/traces";

  private TracingFile() {}

  /**
   * What a file says, as settings of OpenTelemetry's SDK. Without a rate only those requests are
   * traced whose senders trace them.
   *
   * @throws IOException when it cannot be read or is no such configuration; the message says where
   *     and why
   */
  public static Map<String, String> read(Path file) throws IOException {
    return ObjectFile.read(file, TracingFile::settings);
  }

  private static Map<String, String> settings(Fields fields) {
    String version = fields.text("apiVersion");
    if (!VERSIONS.contains(version)) {
      fields.wrong(FieldError.notSupported(fields.path("apiVersion"), version, VERSIONS));
    }
    String kind = fields.text("kind");
    if (!kind.equals(KIND)) {
      fields.wrong(FieldError.notSupported(fields.path("kind"), kind, List.of(KIND)));
    }
    var settings = new TreeMap<String, String>();
    String endpoint = fields.text(ENDPOINT);
    if (!endpoint.isEmpty()) {
      settings.put("otel.exporter.otlp.traces.endpoint", url(fields, endpoint));
    }
    settings.put("otel.traces.sampler", "parentbased_traceidratio");
    settings.put("otel.traces.sampler.arg", Double.toString((double) rate(fields) / MILLION));
    fields.end();
    return settings;
  }

  private static int rate(Fields fields) {
    int rate = fields.number(RATE);
    if (rate < 0 || rate > MILLION) {
      fields.wrong(
          FieldError.invalidRendered(
              fields.path(RATE), Integer.toString(rate), "must be from 0 to " + MILLION));
    }
    return rate;
  }

  private static String url(Fields fields, String endpoint) {
    try {
      URI url = URI.create(endpoint.contains("://") ? endpoint : "http://" + endpoint);
      String wrong = objection(url);
      if (wrong.isEmpty()) {
        return url.getRawPath().length() > 1 ? url.toString() : url.resolve(PATH).toString();
      }
      fields.wrong(FieldError.invalid(fields.path(ENDPOINT), endpoint, wrong));
    } catch (IllegalArgumentException noUrl) {
      fields.wrong(FieldError.invalid(fields.path(ENDPOINT), endpoint, "must be a URL"));
    }
    return "";
  }

  private static String objection(URI url) {
    if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
      return "must be a host and a port, or a URL with http or https";
    }
    return url.getPort() == PORT_OF_GRPC
        ? "is where collectors take gRPC; traces go over HTTP, mostly to port 4318"
        : "";
  }
}
