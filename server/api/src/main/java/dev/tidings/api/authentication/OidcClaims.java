package dev.tidings.api.authentication;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a user of the claims of a token whose signature is good, as kube-apiserver does. */
final class OidcClaims {
  private static final String EMAIL = "email";
  private static final String VERIFIED = "email_verified";

  /** How far the issuer's clock may be ahead. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);

  private final OidcOptions options;
  private final JWTClaimsSet claims;

  OidcClaims(OidcOptions options, JWTClaimsSet claims) {
    this.options = options;
    this.claims = claims;
  }

  /**
   * The user.
   *
   * @throws ClaimException when the token is not for this server, not for now, or names nobody
   */
  User user(Instant now) throws ClaimException {
    requireTime(now);
    if (!claims.getAudience().contains(options.issuer().clientId())) {
      throw new ClaimException("the token is meant for somebody else");
    }
    for (Map.Entry<String, String> required : options.claims().required().entrySet()) {
      if (!text(required.getKey()).equals(required.getValue())) {
        throw new ClaimException("claim " + required.getKey() + " is not what is required");
      }
    }
    String id = claims.getClaim("jti") instanceof String jti ? jti : "";
    return new User(
        name(),
        "",
        groups(),
        id.isEmpty() ? Map.of() : Map.of(SystemNames.CREDENTIAL_ID, List.of("JTI=" + id)));
  }

  private void requireTime(Instant now) throws ClaimException {
    @Nullable Date end = claims.getExpirationTime();
    if (end == null || now.isAfter(end.toInstant())) {
      throw new ClaimException("the token's time is over");
    }
    @Nullable Date start = claims.getNotBeforeTime();
    if (start != null && now.plus(LEEWAY).isBefore(start.toInstant())) {
      throw new ClaimException("the token's time has not come");
    }
  }

  private String name() throws ClaimException {
    OidcOptions.ClaimSource source = options.claims().usernames();
    String name = text(source.claim());
    if (source.claim().equals(EMAIL)
        && claims.getClaims().containsKey(VERIFIED)
        && !Boolean.TRUE.equals(claims.getClaim(VERIFIED))) {
      throw new ClaimException("the e-mail address is not verified");
    }
    return source.prefix() + name;
  }

  private String text(String claim) throws ClaimException {
    if (claims.getClaim(claim) instanceof String text) {
      return text;
    }
    throw new ClaimException("claim " + claim + " is not there, or no text");
  }

  /** One group or a list of them. */
  private List<String> groups() throws ClaimException {
    OidcOptions.@Nullable ClaimSource source = options.claims().groups();
    @Nullable Object found = source == null ? null : claims.getClaim(source.claim());
    if (source == null || found == null) {
      return List.of();
    }
    var groups = new ArrayList<String>();
    for (Object each : found instanceof List<?> list ? list : List.of(found)) {
      if (!(each instanceof String group)) {
        throw new ClaimException("claim " + source.claim() + " is no list of texts");
      }
      groups.add(source.prefix() + group);
    }
    return groups;
  }
}
