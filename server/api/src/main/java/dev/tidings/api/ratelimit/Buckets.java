package dev.tidings.api.ratelimit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The buckets of one limit, at most so many as it says. Safe for use by several threads. */
final class Buckets {
  /** A longer key, which clients may well send, is remembered by its digest. */
  private static final int LONGEST_KEY = 512;

  private final EventLimit limit;
  private final Map<String, TokenBucket> byKey;

  Buckets(EventLimit limit) {
    this.limit = limit;
    this.byKey =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > limit.buckets();
          }
        };
  }

  LimitType type() {
    return limit.type();
  }

  synchronized boolean take(String key, Instant now) {
    return byKey.computeIfAbsent(remembered(key), unseen -> new TokenBucket(limit, now)).take(now);
  }

  private static String remembered(String key) {
    if (key.length() <= LONGEST_KEY) {
      return key;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
