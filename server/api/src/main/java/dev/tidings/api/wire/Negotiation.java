package dev.tidings.api.wire;

import static dev.tidings.codec.Encoding.JSON;
import static dev.tidings.codec.Encoding.PROTOBUF;
import static dev.tidings.codec.Encoding.YAML;

import dev.tidings.codec.Encoding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the form of an answer that a client accepts, by Kubernetes' rules. */
public final class Negotiation {
  private static final List<Encoding> ALL = List.of(JSON, YAML, PROTOBUF);
  private static final List<Encoding> STREAMS = List.of(JSON, PROTOBUF);
  private static final Set<String> PRETTY = Set.of("1", "t", "T", "true", "TRUE", "True");

  static final String STREAM_TYPES =
      JSON.mediaType() + ";stream=watch, " + PROTOBUF.mediaType() + ";stream=watch";
  static final String TYPES =
      JSON.mediaType() + ", " + YAML.mediaType() + ", " + PROTOBUF.mediaType();

  private Negotiation() {}

  /**
   * Which of some media types the client likes best; the first, where it likes none or all alike.
   */
  public static String preferred(HttpCall call, List<String> mediaTypes) {
    return AcceptClause.parse(call.accept()).stream()
        .filter(clause -> clause.quality() > 0)
        .flatMap(clause -> mediaTypes.stream().filter(clause::covers))
        .findFirst()
        .orElse(mediaTypes.getFirst());
  }

  /** The form of an answer about events: whole, a table, or metadata only. */
  public static Form events(HttpCall call) throws RefusedException {
    return choose(call, ALL, Negotiation::eventForm).orElseThrow(() -> refusal(TYPES));
  }

  /** The same for a watch, which has no YAML. */
  public static Form watch(HttpCall call) throws RefusedException {
    return choose(call, STREAMS, Negotiation::eventForm).orElseThrow(() -> refusal(STREAM_TYPES));
  }

  /** Refuses a shape that the notifications of a watch cannot have in their encoding. */
  public static void requireStreamable(Form.Shape shape, Encoding encoding)
      throws RefusedException {
    if (shape == Form.Shape.TABLE && encoding == PROTOBUF) {
      throw refusal(STREAM_TYPES);
    }
  }

  /** The form of what cannot be had in another shape. */
  public static Form plain(HttpCall call) throws RefusedException {
    return choose(call, ALL, Negotiation::wholeForm).orElseThrow(() -> refusal(TYPES));
  }

  /** The form of a refusal: as accepted, or JSON. */
  static Form refusals(HttpCall call) {
    return choose(call, ALL, Negotiation::wholeForm)
        .orElseGet(() -> Form.whole(JSON, prettyPrint(call)));
  }

  /** The encoding of the aggregated discovery document; empty for a client that wants another. */
  public static Optional<Form> aggregatedDiscovery(HttpCall call) {
    return call.accept().isEmpty()
        ? Optional.empty()
        : choose(call, List.of(JSON, YAML), Negotiation::aggregatedForm);
  }

  /**
   * What the router asks before anything else: does the client name a type that is served? Ranges
   * such as {@code application/*} do not count here.
   */
  public static void requireKnownType(HttpCall call, boolean streams) throws RefusedException {
    if (!call.accept().isEmpty()
        && !names(
            call.accept(),
            Set.of("*/*", JSON.mediaType(), YAML.mediaType(), PROTOBUF.mediaType()))) {
      String served = streams ? TYPES + ", " + STREAM_TYPES : TYPES;
      throw new RefusedException(
          Status.failure(
              406,
              "NotAcceptable",
              "406: Not Acceptable\n\nAvailable representations: " + served,
              Status.Details.EMPTY));
    }
  }

  /** Whether a list of media types names one of the wanted, parameters aside. */
  public static boolean names(String header, Set<String> wanted) {
    for (String part : AcceptClause.firstOf(header)) {
      int parameters = part.indexOf(';');
      if (wanted.contains((parameters < 0 ? part : part.substring(0, parameters)).trim())) {
        return true;
      }
    }
    return false;
  }

  private static RefusedException refusal(String types) {
    return new RefusedException(
        Statuses.notAcceptable("only the following media types are accepted: " + types));
  }

  private interface FormOf {
    Optional<Form> apply(AcceptClause clause, Encoding encoding);
  }

  private static Optional<Form> choose(HttpCall call, List<Encoding> served, FormOf form) {
    if (call.accept().isEmpty()) {
      return Optional.of(Form.whole(JSON, prettyPrint(call)));
    }
    for (AcceptClause clause : AcceptClause.parse(call.accept())) {
      for (Encoding encoding : served) {
        if (clause.covers(encoding.mediaType()) && allowed(clause, encoding)) {
          Optional<Form> found = form.apply(clause, encoding);
          if (found.isPresent()) {
            return found.map(f -> prettified(f, clause, call));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean allowed(AcceptClause clause, Encoding encoding) {
    String stream = clause.parameter("stream");
    return clause.parameter("sv").isEmpty()
        && (stream.isEmpty() || (stream.equals("watch") && encoding != YAML));
  }

  private static Form prettified(Form form, AcceptClause clause, HttpCall call) {
    boolean pretty = clause.parameter("pretty").equals("1") || prettyPrint(call);
    return new Form(form.encoding(), form.shape(), form.metaVersion(), pretty);
  }

  private static Optional<Form> wholeForm(AcceptClause clause, Encoding encoding) {
    return clause.transforms() ? Optional.empty() : Optional.of(Form.whole(encoding, false));
  }

  private static Optional<Form> aggregatedForm(AcceptClause clause, Encoding encoding) {
    boolean asked =
        clause.parameter("as").equals("APIGroupDiscoveryList")
            && clause.parameter("g").equals("apidiscovery.k8s.io")
            && clause.parameter("v").equals("v2");
    return asked ? Optional.of(Form.whole(encoding, false)) : Optional.empty();
  }

  private static Optional<Form> eventForm(AcceptClause clause, Encoding encoding) {
    if (!clause.transforms()) {
      return wholeForm(clause, encoding);
    }
    String version = clause.parameter("v");
    if (!clause.parameter("g").equals("meta.k8s.io")
        || !(version.equals("v1") || version.equals("v1beta1"))) {
      return Optional.empty();
    }
    Optional<Form.Shape> shape =
        switch (clause.parameter("as")) {
          case "Table" -> encoding == PROTOBUF ? Optional.empty() : Optional.of(Form.Shape.TABLE);
          case "PartialObjectMetadata" -> Optional.of(Form.Shape.PARTIAL);
          case "PartialObjectMetadataList" -> Optional.of(Form.Shape.PARTIALS);
          default -> Optional.empty();
        };
    return shape.map(s -> new Form(encoding, s, version, false));
  }

  private static boolean prettyPrint(HttpCall call) {
    String asked = call.query().first("pretty").orElse("");
    if (!asked.isEmpty()) {
      return PRETTY.contains(asked);
    }
    String agent = call.userAgent();
    return agent.startsWith("curl") || agent.startsWith("Wget") || agent.startsWith("Mozilla/5.0");
  }
}
