package dev.tidings.cli;

import dev.tidings.event.HumanDuration;
import dev.tidings.event.ObjectReference;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** What a person sees of the demo. */
final class DemoScreen {
  private static final int ROWS = 15;
  private static final String CLEAR_REST = "\u001b[K";
  private static final Pattern WARNING = Pattern.compile("\\bWarning\\b");

  private final PrintWriter out;
  private final Terminal terminal;
  private final Palette palette;

  DemoScreen(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    this.palette = new Palette(terminal.colours());
  }

  void opening(URI url, DemoFolder folder) {
    say(
        "Tidings serves the Kubernetes Event API on "
            + url
            + " (its store: "
            + folder.path()
            + ").");
    say("In it goes what happened in a cluster of 16 nodes within 21 minutes, as if it ended now.");
    say("");
  }

  /** The newest events; on a terminal, a line each. */
  void newest(NewestEvents newest, Instant now) {
    List<String> lines = newest.table(ROWS, now).lines().map(this::cut).toList();
    say(palette.heading(lines.getFirst()));
    for (String line : lines.subList(1, lines.size())) {
      say(WARNING.matcher(line).replaceFirst(match -> palette.warning(match.group())));
    }
    say("");
    say("These are the newest of " + newest.count() + " events, read back over HTTP.");
  }

  void commands(URI url, DemoFolder folder, NewestEvents newest) {
    say("");
    say("Try, in another terminal:");
    say("");
    command("kubectl --kubeconfig " + folder.kubeconfig() + " events -A --types=Warning | tail");
    newest.podWithAStory().ifPresent(pod -> command(describe(pod, url)));
    command(
        "curl -sN '" + url + "/api/v1/events?watch=1&resourceVersion=" + newest.revision() + "'");
    say("");
    say("The last 3 minutes of the story happen now, at their own pace. Ctrl-C ends the server.");
  }

  private static String describe(ObjectReference pod, URI url) {
    String command = System.getProperty("tidings.command", "tidings");
    String server = UsualServer.own().isAt(url) ? "" : " --server " + url;
    return command + " describe pod/" + pod.name() + " -n " + pod.namespace() + server;
  }

  /** Says how much is to come, where there is a line to say it on. */
  void live(Duration left) {
    if (terminal.out() && !left.isNegative()) {
      out.print("\r" + HumanDuration.of(left) + " of the story to come" + CLEAR_REST);
      out.flush();
    }
  }

  void end() {
    say((terminal.out() ? "\r" : "") + "The story has ended; the server goes on.");
  }

  private void command(String line) {
    say("  " + palette.heading(line));
  }

  private void say(String line) {
    out.println(line + (terminal.out() ? CLEAR_REST : ""));
    out.flush();
  }

  private String cut(String line) {
    return !terminal.out() || line.length() <= terminal.columns()
        ? line
        : line.substring(0, terminal.columns() - 1) + "…";
  }
}
