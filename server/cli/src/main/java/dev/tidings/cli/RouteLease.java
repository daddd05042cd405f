package dev.tidings.cli;

import dev.tidings.forward.lease.Leadership;
import dev.tidings.forward.lease.LeaseName;
import dev.tidings.forward.lease.Led;
import dev.tidings.sink.http.AccessException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The Lease whose holder forwards collected clusters.
 *
 * @param cluster how the cluster is reached that has it
 */
record RouteLease(ClusterAddress cluster, LeaseName name) {
  /** Reads {@code KUBECONFIG[#CONTEXT]=NAMESPACE/NAME}. */
  static RouteLease parse(String text) {
    int equals = text.lastIndexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException(
          "'" + text + "' names no lease: write FILE=NAMESPACE/NAME");
    }
    return new RouteLease(
        ClusterAddress.parse(text.substring(0, equals)),
        LeaseName.parse(text.substring(equals + 1)));
  }

  /**
   * Becomes a candidate for it.
   *
   * @throws CommandFailure when the cluster cannot be reached as it says
   */
  Leadership start(InstantSource clock, RandomGenerator random, Led led) throws CommandFailure {
    try {
      var candidate = new Leadership.Candidate(identity(), clock, random);
      return Leadership.start(name, cluster.access(), candidate, led);
    } catch (AccessException unusable) {
      throw new CommandFailure("--route-lease: " + unusable.getMessage(), unusable);
    }
  }

  /** As client-go's examples have it: a host, and what no other process has. */
  private static String identity() {
    return host() + "_" + UUID.randomUUID();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<RouteLease> {
    @Override
    public RouteLease convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
