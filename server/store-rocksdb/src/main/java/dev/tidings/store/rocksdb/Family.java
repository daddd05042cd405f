package dev.tidings.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Locale;

/** The column families of format 1. Their rows are described by {@link Rows}. */
enum Family {
  EVENTS,
  HISTORY,
  LOG,
  INDEX,
  EXPIRY,
  META;

  boolean isNamed(byte[] name) {
    return Arrays.equals(bytes(), name);
  }

  byte[] bytes() {
    return name().toLowerCase(Locale.ROOT).getBytes(UTF_8);
  }
}
