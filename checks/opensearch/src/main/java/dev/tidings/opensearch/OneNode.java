package dev.tidings.opensearch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/** A cluster of one node on loopback, without security, until its process is ended. */
public final class OneNode extends Node {
  private OneNode(Environment environment) {
    super(environment, List.of(http()), true);
  }

  private static PluginInfo http() {
    String plugin = Netty4ModulePlugin.class.getName();
    return new PluginInfo(
        "transport-netty4", "HTTP", "", Version.CURRENT, "21", plugin, "", List.of(), false);
  }

  /**
   * Starts it, and says {@code ready} and its port when it takes requests.
   *
   * @param arguments its folder, and the port; 0 for any
   */
  public static void main(String[] arguments)
      throws NodeValidationException, IOException, InterruptedException {
    Path home = Path.of(arguments[0]);
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("node.name", "one")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("http.type", "netty4")
            .put("transport.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(
            settings, Map.of(), home.resolve("config"), () -> "one");
    try (var node = new OneNode(environment)) {
      node.start();
      HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
      System.out.println("ready " + http.boundAddress().publishAddress().getPort());
      new CountDownLatch(1).await();
    }
  }
}
