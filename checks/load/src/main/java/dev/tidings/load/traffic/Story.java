package dev.tidings.load.traffic;

import java.util.List;

/**
 * What events say, about as often as each other. In a message $o stands for the object's name, $c
 * for a container's number and $h for a host's; it is JSON already.
 */
enum Story {
  SCHEDULED(
      "Scheduled",
      "default-scheduler",
      "Successfully assigned $o to worker-$h.pool-a.zone-b.eu-central.fleet.internal.example"),
  PULLING(
      "Pulling",
      "kubelet",
      "Pulling image \\\"images.example.com/shop/$o:3.$c.0@sha256:"
          + "7d1f0d6c1a5b2e9f4c3a8b7e6d5c4f3a2b1e0d9c8b7a6f5e4d3c2b1a09f8e7d6\\\""),
  PULLED(
      "Pulled",
      "kubelet",
      "Container image \\\"images.example.com/shop/$o:3.$c.0\\\" already present on machine and"
          + " can be accessed by the pod"),
  CREATED("Created", "kubelet", "Created container main-$c"),
  STARTED("Started", "kubelet", "Started container main-$c"),
  UNHEALTHY(
      "Unhealthy",
      "kubelet",
      "Readiness probe failed: Get \\\"http://10.4.$c.$h:8080/ready\\\": dial tcp"
          + " 10.4.$c.$h:8080: connect: connection refused"),
  BACK_OFF(
      "BackOff", "kubelet", "Back-off restarting failed container main-$c in pod $o on worker-$h"),
  UNSCHEDULABLE(
      "FailedScheduling",
      "default-scheduler",
      "0/$h nodes are available: $c node(s) didn't match the pod's node affinity, $h Insufficient"
          + " memory. No preemption victims were found for the pod on any of these nodes"),
  KILLING("Killing", "kubelet", "Stopping container main-$c"),
  UNMOUNTED(
      "FailedMount",
      "kubelet",
      "MountVolume.SetUp failed for volume \\\"settings\\\": configmap \\\"settings-$h\\\" not"
          + " found");

  private static final List<Story> ALL = List.of(values());

  private final String reason;
  private final String component;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that nobody changes
  private final List<String> pieces;

  Story(String reason, String component, String message) {
    this.reason = reason;
    this.component = component;
    this.pieces = List.of(message.split("\\$", -1));
  }

  static Story of(long number) {
    return ALL.get((int) (number % ALL.size()));
  }

  String reason() {
    return reason;
  }

  String component() {
    return component;
  }

  String type() {
    return switch (this) {
      case UNHEALTHY, BACK_OFF, UNSCHEDULABLE, UNMOUNTED -> "Warning";
      case SCHEDULED, PULLING, PULLED, CREATED, STARTED, KILLING -> "Normal";
    };
  }

  /** Every piece but the first begins with the letter of what comes before the rest of it. */
  void tell(StringBuilder to, String object, long container, long host) {
    to.append(pieces.get(0));
    for (String piece : pieces.subList(1, pieces.size())) {
      switch (piece.charAt(0)) {
        case 'o' -> to.append(object);
        case 'c' -> to.append(container);
        default -> to.append(host);
      }
      to.append(piece, 1, piece.length());
    }
  }
}
