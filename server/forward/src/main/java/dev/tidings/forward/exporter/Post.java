package dev.tidings.forward.exporter;

import java.util.SortedMap;
import java.util.TreeMap;

/** What is sent by HTTP POST. */
public record Post(String url, SortedMap<String, String> headers, String body) {
  /** JSON, with what the receiver's headers say of the event. */
  static Post json(String url, SortedMap<String, String> headers, String body) {
    var all = new TreeMap<>(headers);
    all.merge("Content-Type", "application/json", (given, own) -> own + ", " + given);
    return new Post(url, all, body);
  }
}
