package dev.tidings.integration.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client of the Event API, bound to one of the two groups and to a namespace. Events have a label
 * {@code state}, which may change in both groups, and are shown as {@code name=state}.
 *
 * <p>All methods throw {@link Refused} when the server answers with an error.
 */
interface EventClient extends AutoCloseable {
  String STATE = "state";

  /**
   * A part of a list; {@code next} is what the next part is asked with, empty when there is none.
   */
  record Page(List<String> events, String next) {}

  void create(String name, String state) throws Exception;

  void patch(String name, String state) throws Exception;

  void delete(String name) throws Exception;

  /** At most so many events of a namespace; the token of the page before, or an empty one. */
  Page page(String namespace, int limit, String token) throws Exception;

  /** Tells of everything there is and of every change, until it is closed. */
  AutoCloseable watch(Told told) throws Exception;

  /** Tells of the same with what this client has for it: an informer. */
  AutoCloseable follow(Told told) throws Exception;

  /** A merge patch that changes the state of an event. */
  static String patchTo(String state) {
    return "{\"metadata\": {\"labels\": {\"%s\": \"%s\"}}}".formatted(STATE, state);
  }

  static String show(@Nullable String name, @Nullable Map<String, String> labels) {
    return name + "=" + (labels == null ? "" : labels.get(STATE));
  }
}
