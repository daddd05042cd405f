package dev.tidings.forward.routes;

import dev.tidings.forward.settings.Settings;

/**
 * How fast messages may go: so many a second in the long run, and so many at once. The others wait.
 */
public record Rate(int perSecond, int burst) {
  public Rate {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException("a rate lets something through: " + perSecond);
    }
  }

  static Rate read(Settings settings) {
    if (!settings.names().contains("perSecond")) {
      settings.wrong("perSecond", "is missing");
    }
    int perSecond = settings.number("perSecond", 1, 1);
    return new Rate(perSecond, settings.number("burst", 1, perSecond));
  }
}
