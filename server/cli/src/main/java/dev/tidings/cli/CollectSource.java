package dev.tidings.cli;

import dev.tidings.store.Cluster;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A cluster to collect from.
 *
 * @param name of the cluster here
 */
record CollectSource(ClusterAddress address, String name) {
  /** Reads {@code KUBECONFIG[#CONTEXT][=NAME]}. */
  static CollectSource parse(String text) {
    int equals = text.lastIndexOf('=');
    String place = equals < 0 ? text : text.substring(0, equals);
    ClusterAddress address = ClusterAddress.parse(place);
    String name = equals < 0 ? usualName(address) : text.substring(equals + 1);
    if (!Cluster.isName(name)) {
      throw new IllegalArgumentException(
          "'%s' cannot be the name of a cluster here: %s; write %s=NAME"
              .formatted(name, rule(), place));
    }
    return new CollectSource(address, name);
  }

  private static String usualName(ClusterAddress address) {
    return address.context().isEmpty() ? nameOf(Path.of(address.kubeconfig())) : address.context();
  }

  /** What the cluster of a file is called: as the file, without the ending. */
  static String nameOf(Path kubeconfig) {
    String file = String.valueOf(kubeconfig.getFileName());
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }

  static String rule() {
    return "it takes a-z, 0-9, dots and dashes, %d at most, and is not %s"
        .formatted(Cluster.MAX_NAME, Cluster.OWN);
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<CollectSource> {
    @Override
    public CollectSource convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
