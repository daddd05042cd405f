package dev.tidings.api.discovery;

/** One page of discovery. */
public sealed interface DiscoveryPage {
  /** {@code /api}: the versions of the core group. */
  record CoreVersions() implements DiscoveryPage {}

  /** {@code /apis}: the named groups. */
  record Groups() implements DiscoveryPage {}

  /** {@code /apis/GROUP}: the versions of one group. */
  record Group(String group) implements DiscoveryPage {}

  /** {@code /api/v1} or {@code /apis/GROUP/VERSION}: the kinds of one group, empty for the core. */
  record Resources(String group) implements DiscoveryPage {}
}
