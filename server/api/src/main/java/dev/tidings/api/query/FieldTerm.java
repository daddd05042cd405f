package dev.tidings.api.query;

/** One comparison of a field selector; {@code field} is the name as the client gave it. */
public record FieldTerm(String field, boolean equal, String value) {}
