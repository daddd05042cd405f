package dev.tidings.dashboard;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A JavaScript package that is on the class path as a jar of mvnpm, and the files of it that are
 * used, by our own modules or by one another. A browser finds them by the import map of the first
 * page.
 *
 * @param group the jar's, such as {@code org.mvnpm}
 * @param name the jar's, and that of the folder below {@code vendor/}
 */
record VendorModule(String group, String name, List<String> modules) {
  static final List<VendorModule> ALL =
      List.of(
          new VendorModule(
              "org.mvnpm", "lit", List.of("index.js", "directive.js", "directives/repeat.js")),
          new VendorModule(
              "org.mvnpm",
              "lit-html",
              List.of(
                  "lit-html.js",
                  "is-server.js",
                  "directive.js",
                  "directive-helpers.js",
                  "directives/repeat.js")),
          new VendorModule("org.mvnpm", "lit-element", List.of("lit-element.js")),
          new VendorModule(
              "org.mvnpm.at.lit",
              "reactive-element",
              List.of("reactive-element.js", "css-tag.js")));

  Map<String, byte[]> files() throws IOException {
    String folder = "META-INF/resources/_static/%s/%s/".formatted(name, version());
    var files = new TreeMap<String, byte[]>();
    for (String module : modules) {
      files.put("vendor/" + name + "/" + module, PageFiles.resource(folder + module));
    }
    return files;
  }

  private String version() throws IOException {
    var properties = new Properties();
    properties.load(
        new ByteArrayInputStream(
            PageFiles.resource("META-INF/maven/%s/%s/pom.properties".formatted(group, name))));
    return properties.getProperty("version");
  }
}
