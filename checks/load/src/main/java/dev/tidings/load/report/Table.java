package dev.tidings.load.report;

import dev.tidings.load.measure.Results;
import java.util.ArrayList;
import java.util.List;

/** What was measured beside the reference and what it must be, as Markdown. */
public final class Table {
  private static final String HEAD =
      "| | kube-apiserver + etcd | must | min / **median** / max here | |\n|---|---|---|---|---|";

  private Table() {}

  /** The lines of all that there is; no line where nothing was measured. */
  public static String of(Results results) {
    List<String> text = new ArrayList<>();
    text.add(HEAD);
    for (Line line : Lines.ALL) {
      if (results.has(line.figure())) {
        text.add(row(line, results));
      }
    }
    results
        .failures()
        .forEach((name, why) -> text.add("\n**" + name + " could not be measured**: " + why));
    return String.join("\n", text);
  }

  private static String row(Line line, Results results) {
    double median = results.median(line.figure());
    return "| "
        + String.join(
            " | ",
            line.what(),
            line.reference(),
            line.must().text(),
            Numbers.text(results.min(line.figure()))
                + " / **"
                + Numbers.text(median)
                + "** / "
                + Numbers.text(results.max(line.figure())),
            line.must().verdict(median))
        + " |";
  }
}
