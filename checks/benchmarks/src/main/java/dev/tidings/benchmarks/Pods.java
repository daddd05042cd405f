package dev.tidings.benchmarks;

import dev.tidings.event.ObjectReference;
import java.util.UUID;
import java.util.stream.LongStream;

/** Objects that events are about. */
public final class Pods {
  private Pods() {}

  public static ObjectReference pod(long number) {
    return new ObjectReference(
        "Pod",
        "shop",
        "web-6d4cf56db6-" + number,
        new UUID(number, ~number).toString(),
        "v1",
        Long.toString(number),
        "");
  }

  public static ObjectReference[] pods(int count) {
    return LongStream.range(0, count).mapToObj(Pods::pod).toArray(ObjectReference[]::new);
  }
}
