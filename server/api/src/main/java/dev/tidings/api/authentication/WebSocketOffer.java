package dev.tidings.api.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The subprotocols that a client offers for a WebSocket. Browsers, which cannot set headers there,
 * put a bearer token among them, as kube-apiserver has it: {@code
 * base64url.bearer.authorization.k8s.io.<token>}.
 *
 * @param token one that nobody has where more than one is offered, or one that is not readable, or
 *     nothing else, so that no answer could name a subprotocol without a token
 * @param protocols the others, of which one is to be chosen
 */
public record WebSocketOffer(Optional<BearerToken> token, List<String> protocols) {
  private static final String BEARER = "base64url.bearer.authorization.k8s.io.";

  public WebSocketOffer {
    protocols = List.copyOf(protocols);
  }

  /** Reads all the headers {@code Sec-WebSocket-Protocol} of a request. */
  public static WebSocketOffer in(List<String> headers) {
    List<String> offered =
        headers.stream()
            .flatMap(header -> Stream.of(header.split(",", -1)))
            .map(String::strip)
            .filter(protocol -> !protocol.isEmpty())
            .toList();
    List<String> tokens = offered.stream().filter(each -> each.startsWith(BEARER)).toList();
    List<String> others = offered.stream().filter(each -> !each.startsWith(BEARER)).toList();
    if (tokens.isEmpty()) {
      return new WebSocketOffer(Optional.empty(), others);
    }
    return new WebSocketOffer(
        tokens.size() > 1 || others.isEmpty()
            ? Optional.of(BearerToken.NOBODYS)
            : token(tokens.get(0).substring(BEARER.length())),
        others);
  }

  private static Optional<BearerToken> token(String encoded) {
    if (encoded.isEmpty()) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
      return Optional.of(
          BearerToken.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()));
    } catch (IllegalArgumentException | CharacterCodingException unreadable) {
      return Optional.of(BearerToken.NOBODYS);
    }
  }
}
