package dev.tidings.api;

/** One comparison of a field selector; {@code field} is the name as the client gave it. */
record FieldTerm(String field, boolean equal, String value) {}
