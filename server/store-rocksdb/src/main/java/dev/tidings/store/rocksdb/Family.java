package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;

/** The column families of formats 1 and 2. Their rows are described by {@link Rows}. */
enum Family {
  META,
  EVENTS,
  HISTORY,
  LOG,
  INDEX,
  EXPIRY;

  boolean isNamed(byte[] name) {
    return Arrays.equals(bytes(), name);
  }

  byte[] bytes() {
    return toString().getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
