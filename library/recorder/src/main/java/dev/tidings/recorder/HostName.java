package dev.tidings.recorder;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/** The name of the machine, which in a pod is the pod's. */
final class HostName {
  private HostName() {}

  static String own() {
    String told = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "");
    return told.isEmpty() ? asked() : told;
  }

  private static String asked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
