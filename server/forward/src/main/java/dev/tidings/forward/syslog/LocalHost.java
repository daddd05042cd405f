package dev.tidings.forward.syslog;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. */
public final class LocalHost {
  private LocalHost() {}

  /** Its name; {@code localhost} when it has none. */
  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
