package dev.tidings.api.read;

import dev.tidings.api.wire.Refusals;
import dev.tidings.api.wire.RefusedException;
import dev.tidings.codec.DecodeException;
import dev.tidings.codec.JsonBody;
import dev.tidings.codec.KubernetesJson;
import dev.tidings.event.EventKey;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * Where the next page of a list begins, as clients carry it: base64url of a small JSON object.
 *
 * @param revision the revision to go on at, or {@link #LATEST}
 * @param start the last key given and a zero byte, as a path below the listed namespace or (when
 *     all are listed) below the root
 */
record ContinueToken(long revision, String start) {
  /** Goes on with what is there now, although the pages before showed another moment. */
  static final long LATEST = -1;

  private static final String VERSION = "meta.k8s.io/v1";
  private static final String NOT_VALID = "continue key is not valid: ";

  /** A token that goes on after an event, in a list of a namespace (empty: all). */
  static ContinueToken after(EventKey last, String namespace, long revision) {
    String path = namespace.isEmpty() ? last.path() : last.name();
    return new ContinueToken(revision, path + "\0");
  }

  /** The same place in the list as it is now. */
  ContinueToken atLatest() {
    return new ContinueToken(LATEST, start);
  }

  /**
   * The last key of the page before. Whatever a token says, the key lies in the namespace listed.
   */
  EventKey after(String namespace) {
    String path = start.startsWith("/") ? start.substring(1) : start;
    String last = path.endsWith("\0") ? path.substring(0, path.length() - 1) : path;
    if (!namespace.isEmpty()) {
      return new EventKey(namespace, last);
    }
    int slash = last.indexOf('/');
    return slash < 0
        ? new EventKey(last, "")
        : new EventKey(last.substring(0, slash), last.substring(slash + 1));
  }

  String encode() {
    var bytes = new ByteArrayOutputStream(128);
    try (JsonGenerator json = KubernetesJson.generator(bytes, false)) {
      json.writeStartObject();
      json.writeStringProperty("v", VERSION);
      json.writeNumberProperty("rv", revision);
      json.writeStringProperty("start", start);
      json.writeEndObject();
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /**
   * Reads a token that a client sends.
   *
   * @throws RefusedException when it is none
   */
  static ContinueToken decode(String text) throws RefusedException {
    JsonNode token = json(bytes(text));
    String version = token.path("v").asString("");
    if (!version.equals(VERSION)) {
      throw refused("server does not recognize this encoded version " + version);
    }
    long revision = token.path("rv").asLong(0);
    if (revision == 0) {
      throw refused("incorrect encoded start resourceVersion (version " + VERSION + ")");
    }
    String start = token.path("start").asString("");
    if (start.isEmpty()) {
      throw refused("encoded start key empty (version " + VERSION + ")");
    }
    if (!staysBelow(start)) {
      throw refused(start);
    }
    return new ContinueToken(revision, start);
  }

  private static byte[] bytes(String text) throws RefusedException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
      if (!known || (i == text.length() - 1 && i % 4 == 0)) {
        throw refused("illegal base64 data at input byte " + i);
      }
    }
    return Base64.getUrlDecoder().decode(text);
  }

  private static JsonNode json(byte[] bytes) throws RefusedException {
    try {
      return JsonBody.parse(bytes);
    } catch (DecodeException e) {
      throw refused(e.detail());
    }
  }

  /** No empty part, no {@code .} and no {@code ..}: nothing that would lead out of the list. */
  private static boolean staysBelow(String start) {
    String path = start.startsWith("/") ? start.substring(1) : start;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  private static RefusedException refused(String why) {
    return Refusals.badRequest("invalid continue token: " + NOT_VALID + why);
  }
}
