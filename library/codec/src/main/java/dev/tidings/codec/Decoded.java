package dev.tidings.codec;

import static java.util.Objects.requireNonNull;

import dev.tidings.event.ApiGroup;
import dev.tidings.event.Event;
import java.util.List;

/**
 * An event that was read.
 *
 * @param group the group the data itself names, or the expected one when it names none
 * @param strictErrors what a strict reader objects to, such as {@code unknown field
 *     "involvedObject.nope"}, in the order of the document; without repetitions, at most 100
 */
public record Decoded(ApiGroup group, Event event, List<String> strictErrors) {
  public Decoded {
    requireNonNull(group, "group");
    requireNonNull(event, "event");
    strictErrors = List.copyOf(strictErrors);
  }
}
