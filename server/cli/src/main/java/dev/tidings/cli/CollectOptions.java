package dev.tidings.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say which clusters are followed. */
final class CollectOptions {
  @Option(
      names = "--collect",
      paramLabel = "KUBECONFIG[#CONTEXT][=NAME]",
      converter = CollectSource.Converter.class,
      description =
          "Collect the events of this cluster too (in-cluster: of the one that this runs in), and"
              + " serve them under /clusters/NAME. May be given several times.")
  List<CollectSource> sources = new ArrayList<>();

  @Option(
      names = "--collect-dir",
      paramLabel = "DIR",
      description =
          "Collect the events of the cluster of each kubeconfig in this folder, named as its file"
              + " without the ending; files may come, change and go.")
  @Nullable Path folder;

  @Option(
      names = "--collect-objects",
      description =
          "Ask the clusters for labels, annotations and owners of the objects that events are about,"
              + " and keep them beside the events.")
  boolean objects;

  /** Why these flags do not go together, or null when they do. */
  @Nullable String contradiction() {
    var names = new HashSet<String>();
    for (CollectSource source : sources) {
      if (!names.add(source.name())) {
        return "--collect: two clusters are named " + source.name() + "; write FILE=NAME";
      }
    }
    return null;
  }
}
