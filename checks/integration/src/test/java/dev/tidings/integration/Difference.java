package dev.tidings.integration;

import tools.jackson.databind.JsonNode;

/** The first place where an answer is not as recorded. */
record Difference(String path, String expected, String got) {
  private static final int SHOWN = 300;

  static Difference at(String path, Object expected, Object got) {
    return new Difference(path, shown(expected), shown(got));
  }

  private static String shown(Object value) {
    boolean text = value instanceof JsonNode node && node.isString();
    String all = text ? ((JsonNode) value).stringValue() : String.valueOf(value);
    return all.length() < SHOWN
        ? all
        : all.substring(0, SHOWN / 2) + " ... " + all.substring(all.length() - SHOWN / 2);
  }

  @Override
  public String toString() {
    return path + ": expected " + expected + ", got " + got;
  }
}
