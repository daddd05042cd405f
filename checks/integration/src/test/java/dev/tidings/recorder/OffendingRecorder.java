package dev.tidings.recorder;

import java.lang.reflect.Method;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Breaks the rules on purpose: a recorder that sees HTTP and JSON, and reflects. */
public final class OffendingRecorder {
  @Nullable HttpClient http;
  @Nullable JsonNode json;
  @Nullable Method method;
}
