package dev.tidings.load.report;

import static dev.tidings.load.report.Bound.NONE;
import static dev.tidings.load.report.Bound.atLeast;
import static dev.tidings.load.report.Bound.atMost;

import java.util.List;

/** The table's lines, in their order, with the reference's figures on a quiet machine. */
final class Lines {
  private static final String UNKNOWN = "–";

  private Lines() {}

  static final List<Line> ALL =
      List.of(
          new Line("create.1", "create/s, 1 worker", "714", atLeast(2000)),
          new Line("create.64", "create/s, 64 workers", "2,084", atLeast(13_000)),
          new Line("create.256", "create/s, 256 workers", "2,506", atLeast(15_000)),
          new Line("echo.64", "echo server, requests/s, 64 workers", "30,300 (Go)", NONE),
          new Line("echo.256", "echo server, requests/s, 256 workers", UNKNOWN, NONE),
          new Line(
              "ratio.64", "create/s as a share of the echo server's, 64", "0.07", atLeast(0.45)),
          new Line(
              "ratio.256", "create/s as a share of the echo server's, 256", UNKNOWN, atLeast(0.45)),
          new Line("create.1.p50", "create, 1 worker, p50 ms", "1.3", NONE),
          new Line("create.64.p50", "create, 64 workers, p50 ms", "29", NONE),
          new Line("create.64.p99", "create, 64 workers, p99 ms", "98", atMost(15)),
          new Line("create.256.p99", "create, 256 workers, p99 ms", "429", NONE),
          new Line("create.64.cpu", "server CPU per create, 64 workers, ms", "0.73", atMost(0.1)),
          new Line("syncs", "syncs/s that this disk can do, 32 KiB each", UNKNOWN, NONE),
          new Line("create.1.commits", "commits/s, one sync each, 1 worker", UNKNOWN, NONE),
          new Line("create.64.commits", "commits/s, 64 workers", UNKNOWN, NONE),
          new Line("create.256.commits", "commits/s, 256 workers", UNKNOWN, NONE),
          new Line("create.256.cpu", "server CPU per create, 256 workers, ms", "0.72", NONE),
          new Line(
              "create.64.tool", "the load tool's CPU per create, 64 workers, ms", "0.1–0.2", NONE),
          new Line(
              "create.64.others",
              "processors that others had meanwhile, programs or virtual machines",
              "0.01",
              NONE),
          new Line("patch.64", "patch/s, 64 workers", "1,624", atLeast(9000)),
          new Line("patch.64.p99", "patch, 64 workers, p99 ms", "175", NONE),
          new Line("mix.10000", "mix/s at 10 thousand events", "589", atLeast(7000)),
          new Line("mix.100000", "mix/s at 100 thousand", "202", atLeast(7000)),
          new Line("mix.500000", "mix/s at 500 thousand", UNKNOWN, atLeast(7000)),
          new Line("mix.1000000", "mix/s at 1 million", UNKNOWN, atLeast(7000)),
          new Line(
              "mix.1000000.delivered",
              "mix at 1 million, shown to 10 watches, %",
              UNKNOWN,
              atLeast(100)),
          new Line(
              "object.10000.p50",
              "events of one object, 10 thousand live, p50 ms",
              "10.6",
              atMost(1)),
          new Line("object.10000.p99", "p99 ms", UNKNOWN, atMost(5)),
          new Line("object.10000.rate", "8 clients, per s", "77", atLeast(5000)),
          new Line(
              "object.100000.p50",
              "events of one object, 100 thousand live, p50 ms",
              "143",
              atMost(1)),
          new Line("object.100000.p99", "p99 ms", UNKNOWN, atMost(5)),
          new Line("object.100000.rate", "8 clients, per s", "10", atLeast(5000)),
          new Line(
              "object.500000.p50",
              "events of one object, 500 thousand live, p50 ms",
              "539",
              atMost(1)),
          new Line("object.500000.p99", "p99 ms", UNKNOWN, atMost(5)),
          new Line("object.500000.rate", "8 clients, per s", "1.3", atLeast(5000)),
          new Line(
              "object.1000000.p50",
              "events of one object, 1 million live, p50 ms",
              UNKNOWN,
              atMost(1)),
          new Line("object.1000000.p99", "p99 ms", UNKNOWN, atMost(5)),
          new Line("object.1000000.rate", "8 clients, per s", UNKNOWN, atLeast(5000)),
          new Line(
              "uid.10000.p50",
              "by uid, all namespaces, 10 thousand live, p50 ms",
              "112",
              atMost(1)),
          new Line("uid.100000.p50", "by uid, 100 thousand live, p50 ms", "1,159", atMost(1)),
          new Line("uid.500000.p50", "by uid, 500 thousand live, p50 ms", "9,174", atMost(1)),
          new Line("uid.1000000.p50", "by uid, 1 million live, p50 ms", UNKNOWN, atMost(1)),
          new Line(
              "pages.100000", "everything in pages of 500, 100 thousand, s", "7.8", atMost(0.8)),
          new Line("pages.500000", "everything in pages of 500, 500 thousand, s", "98", atMost(4)),
          new Line(
              "table.500000",
              "50 thousand of one namespace as kubectl asks, s",
              "1.7–2.5 (without kubectl's own 3)",
              atMost(0.5)),
          new Line(
              "watch.delivered", "100 watches, 500 events/s, delivered, %", "100", atLeast(100)),
          new Line("watch.p50", "lag p50 ms", "1,541–1,903", atMost(10)),
          new Line("watch.p99", "lag p99 ms", "4,644–12,028", atMost(150)),
          new Line(
              "fan-out.deliveries",
              "1,000 watches of everything, 500 events/s offered, deliveries/s",
              "26,000–32,000",
              atLeast(100_000)),
          new Line(
              "fan-out.delivered",
              "1,000 watches of everything, 120 events/s, delivered, %",
              "18–20 at 500/s",
              atLeast(100)),
          new Line("fan-out.p99", "lag p99 ms", "26,000–28,000 at 500/s", NONE),
          new Line("fan-out.p99.alone", "creates' p99 at 120/s without watches, ms", UNKNOWN, NONE),
          new Line("fan-out.p99.with", "creates' p99 with them, ms", UNKNOWN, NONE),
          new Line("fan-out.p99.ratio", "that many times as long", UNKNOWN, atMost(2)),
          new Line(
              "own-watch.delivered",
              "1,000 watches of a namespace or object each, 2,000 events/s, delivered, %",
              UNKNOWN,
              atLeast(100)),
          new Line("own-watch.p99", "lag p99 ms", UNKNOWN, atMost(50)),
          new Line("own-watch.rate", "events/s reached", UNKNOWN, NONE),
          new Line(
              "memory",
              "resident at 1 million events with 100 watches, MiB",
              "1.9 GiB at 500 thousand",
              atMost(600)),
          new Line(
              "disk",
              "disk at 1 million events, history trimmed, MB",
              "910–974 at 500 thousand",
              atMost(400)),
          new Line(
              "start.stopped",
              "start with 1 million events to the first list, s",
              "2.4–7",
              atMost(1)),
          new Line("start.killed", "the same after kill -9, s", UNKNOWN, atMost(1)),
          new Line("expiry.spread", "1 million events due within so many seconds", UNKNOWN, NONE),
          new Line("expiry.writes.p99", "p99 of 500 writes/s meanwhile, ms", UNKNOWN, atMost(50)),
          new Line("expiry.reads.p99", "p99 of 200 lists/s meanwhile, ms", UNKNOWN, atMost(50)),
          new Line("expiry.gone", "gone after the last was due, s", UNKNOWN, atMost(180)));
}
