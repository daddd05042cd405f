package dev.tidings.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which Tidings this is. */
final class Version implements IVersionProvider {
  /** The version that the build wrote into the jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"tidings " + number() + " (Java " + Runtime.version() + ")"};
  }
}
