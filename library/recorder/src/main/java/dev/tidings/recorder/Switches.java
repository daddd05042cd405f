package dev.tidings.recorder;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded at all. May be changed at any time by any thread; events that are recorded
 * afterwards are judged by it.
 */
public final class Switches {
  private volatile State state = new State(false, EventType.NORMAL, List.of(), Set.of());

  Switches() {}

  private record State(
      boolean paused, EventType least, List<Pattern> excluded, Set<String> namespaces) {}

  /** Records nothing until {@link #resume()}. */
  public synchronized void pause() {
    state = new State(true, state.least, state.excluded, state.namespaces);
  }

  /** Records again. */
  public synchronized void resume() {
    state = new State(false, state.least, state.excluded, state.namespaces);
  }

  /** Records warnings only, or everything. */
  public synchronized void minimumType(EventType least) {
    requireNonNull(least, "least");
    state = new State(state.paused, least, state.excluded, state.namespaces);
  }

  /**
   * Records no event whose whole reason matches one of these regular expressions.
   *
   * @throws java.util.regex.PatternSyntaxException if one is none; nothing changes then
   */
  public synchronized void excludeReasons(Collection<String> regexes) {
    List<Pattern> patterns = regexes.stream().map(Pattern::compile).toList();
    state = new State(state.paused, state.least, patterns, state.namespaces);
  }

  /**
   * Records events that land in these namespaces only; none given allows all. Events about objects
   * without namespace land in {@code default}.
   */
  public synchronized void allowNamespaces(Collection<String> namespaces) {
    state = new State(state.paused, state.least, state.excluded, Set.copyOf(namespaces));
  }

  /** Why an event is not recorded, or null. */
  @Nullable DropCause refuse(EventType type, String reason, String namespace) {
    State now = state;
    if (now.paused) {
      return DropCause.PAUSED;
    }
    if (type.compareTo(now.least) < 0) {
      return DropCause.TYPE_EXCLUDED;
    }
    if (!now.namespaces.isEmpty()
        && !now.namespaces.contains(
            namespace.isEmpty() ? EventMaker.NAMESPACE_OF_CLUSTER_SCOPED : namespace)) {
      return DropCause.NAMESPACE_EXCLUDED;
    }
    for (Pattern pattern : now.excluded) {
      if (pattern.matcher(reason).matches()) {
        return DropCause.REASON_EXCLUDED;
      }
    }
    return null;
  }
}
