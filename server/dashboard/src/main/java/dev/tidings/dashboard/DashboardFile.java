package dev.tidings.dashboard;

import static java.util.Objects.requireNonNull;

/**
 * One file of the dashboard.
 *
 * @param mediaType as the header Content-Type names it
 * @param bytes shared, never to be changed
 * @param lasting whether its path always leads to these bytes, in whatever release, so that a
 *     browser may keep it for ever
 */
@SuppressWarnings("ArrayRecordComponent") // a file is bytes; nobody compares files
public record DashboardFile(String mediaType, byte[] bytes, boolean lasting) {
  public DashboardFile {
    requireNonNull(mediaType, "mediaType");
    requireNonNull(bytes, "bytes");
  }
}
