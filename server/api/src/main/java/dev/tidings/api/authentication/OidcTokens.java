package dev.tidings.api.authentication;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Knows users by tokens that an OpenID Connect issuer has signed. */
final class OidcTokens implements TokenAuthenticator {
  private final OidcOptions options;
  private final IssuerKeys keys;
  private final InstantSource clock;

  OidcTokens(OidcOptions options, IssuerKeys keys, InstantSource clock) {
    this.options = options;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Verdict> authenticate(BearerToken token) {
    try {
      SignedJWT signed = SignedJWT.parse(token.secret());
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      return options.issuer().url().toString().equals(claims.getIssuer())
          ? judge(signed, claims)
          : Verdicts.now(new Verdict.NotMine());
    } catch (ParseException otherToken) {
      return Verdicts.now(new Verdict.NotMine());
    }
  }

  private CompletionStage<Verdict> judge(SignedJWT signed, JWTClaimsSet claims) {
    if (!options.algorithms().contains(signed.getHeader().getAlgorithm().getName())) {
      return refused("the token is signed in a way that is not allowed");
    }
    return keys.haveSigned(signed)
        .thenApply(
            have ->
                have
                    ? user(claims)
                    : new Verdict.Refused("OIDC: none of the issuer's keys has signed the token"));
  }

  private Verdict user(JWTClaimsSet claims) {
    try {
      return new Verdict.Known(new OidcClaims(options, claims).user(clock.instant()));
    } catch (ClaimException nobody) {
      return new Verdict.Refused("OIDC: " + nobody.getMessage());
    }
  }

  private static CompletionStage<Verdict> refused(String why) {
    return Verdicts.now(new Verdict.Refused("OIDC: " + why));
  }
}
