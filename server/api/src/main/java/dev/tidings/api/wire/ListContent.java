package dev.tidings.api.wire;

/**
 * A list of objects, or of rows about them.
 *
 * @param items each time that they are gone through, the same; perhaps read only then
 */
public record ListContent(Listing listing, Iterable<? extends ListItem> items) {}
