package dev.tidings.cli;

import dev.tidings.collect.Collectors;
import dev.tidings.sink.http.AccessException;
import dev.tidings.sink.http.ServerAccess;
import dev.tidings.store.StoreException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of kubeconfigs, one for each cluster, which are followed as its files say. One that
 * cannot be used is said and counted, and disturbs no other. Of one thread at a time.
 */
final class CollectFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CollectFolder.class);

  private final Path folder;
  private final Set<String> reserved;
  private final Collectors collectors;
  private final Counter unusable;
  private final Map<Path, byte[]> known = new HashMap<>();

  /**
   * Nothing is followed before {@link #read}.
   *
   * @param reserved names of clusters that are not the folder's
   */
  CollectFolder(Path folder, Set<String> reserved, Collectors collectors, MeterRegistry registry) {
    this.folder = folder;
    this.reserved = Set.copyOf(reserved);
    this.collectors = collectors;
    this.unusable =
        Counter.builder("tidings.collect.unusable.files")
            .description("Kubeconfigs in the folder of clusters that could not be used")
            .register(registry);
  }

  /**
   * The files in it, without those that begin with a dot: Kubernetes' own among what it mounts.
   *
   * @throws IOException when there is no such folder
   */
  List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, CollectFolder::isFile)) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  private static boolean isFile(Path file) {
    return !file.getFileName().toString().startsWith(".")
        && Files.isRegularFile(file)
        && Files.isReadable(file);
  }

  /** Follows those that are new or have changed, and no more those that are gone. */
  Set<Path> read(SequencedMap<Path, byte[]> contents) {
    for (Path gone : List.copyOf(known.keySet())) {
      if (!contents.containsKey(gone)) {
        known.remove(gone);
        leave(gone);
      }
    }
    contents.forEach(this::followChanged);
    return Set.copyOf(contents.keySet());
  }

  private void leave(Path gone) {
    String name = CollectSource.nameOf(gone);
    if (owner(name).isEmpty()) {
      LOG.info("{} is gone: cluster {} is not followed any more", gone, name);
      collectors.leave(name);
    }
  }

  /** The file that a cluster is followed by: of several of one name the first. */
  private List<Path> owner(String name) {
    return known.keySet().stream()
        .filter(file -> CollectSource.nameOf(file).equals(name))
        .sorted()
        .limit(1)
        .toList();
  }

  private void followChanged(Path file, byte[] content) {
    if (Arrays.equals(content, known.put(file, content))) {
      return;
    }
    String name = CollectSource.nameOf(file);
    try {
      requireFree(file, name);
      collectors.follow(name, ServerAccess.kubeconfig(file));
    } catch (AccessException | IOException | StoreException problem) {
      unusable.increment();
      LOG.warn("{} is not followed as its file says now: {}", name, problem.getMessage());
    }
  }

  private void requireFree(Path file, String name) throws IOException {
    if (!CollectSource.isName(name)) {
      throw new IOException(file + " gives the cluster no name: " + CollectSource.rule());
    }
    if (reserved.contains(name) || !owner(name).equals(List.of(file))) {
      throw new IOException(file + ": there is another cluster of this name");
    }
  }
}
