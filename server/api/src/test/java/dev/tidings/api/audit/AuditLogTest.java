package dev.tidings.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidings.api.audit.AuditEvent.Asked;
import dev.tidings.api.audit.AuditEvent.Reached;
import dev.tidings.api.audit.AuditEvent.Stage;
import dev.tidings.api.audit.AuditEvent.Who;
import dev.tidings.api.authentication.User;
import dev.tidings.api.authorization.Access;
import dev.tidings.api.authorization.ResourceType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00.123456789Z");
  private static final User ANN =
      new User("ann", "1", List.of("team", "system:authenticated"), Map.of("k", List.of("v")));

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = START;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private Path file() {
    return directory.resolve("audit.log");
  }

  private static AuditEvent event(Access access, Optional<User> actingAs, String agent) {
    var who = new Who(Optional.of(ANN), actingAs, "127.0.0.1", agent);
    var asked = new Asked("id-1", "/api/v1/namespaces/a/events/e?pretty=1", access, START);
    return new AuditEvent(asked, who, reached());
  }

  private static Reached reached() {
    return new Reached(Stage.RESPONSE_COMPLETE, 403, START.plusMillis(5));
  }

  private double lost(String reason) {
    return registry.counter("tidings.audit.events.lost", "reason", reason).count();
  }

  private static AuditEvent event() {
    var type = new ResourceType("events.k8s.io", "v1", "events", "");
    return event(new Access.OfResource("get", type, "a", "e"), Optional.empty(), "kubectl/v1");
  }

  private AuditLog start(int megabytes, int backups, int days) throws IOException {
    return AuditLog.start(new AuditOptions(file(), megabytes, backups, days), () -> now, registry);
  }

  @Test
  void anEventIsOneLineAsTheReferenceWritesIt() throws IOException {
    try (AuditLog log = start(0, 0, 0)) {
      log.tell(event());
      log.tell(event(new Access.OfPath("get", "/version"), Optional.of(User.ANONYMOUS), ""));
    }

    assertThat(Files.readAllLines(file()))
        .containsExactly(
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                + "\"auditID\":\"id-1\",\"stage\":\"ResponseComplete\","
                + "\"requestURI\":\"/api/v1/namespaces/a/events/e?pretty=1\",\"verb\":\"get\","
                + "\"user\":{\"username\":\"ann\",\"uid\":\"1\",\"groups\":[\"team\","
                + "\"system:authenticated\"],\"extra\":{\"k\":[\"v\"]}},"
                + "\"sourceIPs\":[\"127.0.0.1\"],\"userAgent\":\"kubectl/v1\","
                + "\"objectRef\":{\"resource\":\"events\",\"namespace\":\"a\",\"name\":\"e\","
                + "\"apiGroup\":\"events.k8s.io\",\"apiVersion\":\"v1\"},"
                + "\"responseStatus\":{\"metadata\":{},\"code\":403},"
                + "\"requestReceivedTimestamp\":\"2026-03-01T10:00:00.123456Z\","
                + "\"stageTimestamp\":\"2026-03-01T10:00:00.128456Z\"}",
            "{\"kind\":\"Event\",\"apiVersion\":\"audit.k8s.io/v1\",\"level\":\"Metadata\","
                + "\"auditID\":\"id-1\",\"stage\":\"ResponseComplete\","
                + "\"requestURI\":\"/api/v1/namespaces/a/events/e?pretty=1\",\"verb\":\"get\","
                + "\"user\":{\"username\":\"ann\",\"uid\":\"1\",\"groups\":[\"team\","
                + "\"system:authenticated\"],\"extra\":{\"k\":[\"v\"]}},"
                + "\"impersonatedUser\":{\"username\":\"system:anonymous\","
                + "\"groups\":[\"system:unauthenticated\"]},"
                + "\"sourceIPs\":[\"127.0.0.1\"],"
                + "\"responseStatus\":{\"metadata\":{},\"code\":403},"
                + "\"requestReceivedTimestamp\":\"2026-03-01T10:00:00.123456Z\","
                + "\"stageTimestamp\":\"2026-03-01T10:00:00.128456Z\"}");
    assertThat(registry.counter("tidings.audit.events").count()).isEqualTo(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aLogThatWasThereIsGoneOnWith() throws IOException {
    Files.writeString(file(), "before\n");

    try (AuditLog log = start(0, 0, 0)) {
      log.tell(event());
    }

    assertThat(Files.readAllLines(file())).hasSize(2).startsWith("before");
  }

  @Test
  void aLineThatACrashHasCutDoesNotSpoilTheNext() throws IOException {
    Files.writeString(file(), "{\"kind\":\"Event\"}\n{\"kind\":\"Ev");

    try (AuditLog log = start(0, 0, 0)) {
      log.tell(event());
    }

    List<String> lines = Files.readAllLines(file());
    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).startsWith("{\"kind\":\"Event\",").endsWith("}");
  }

  @Test
  void whatAFullDiskDoesNotTakeIsCounted() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    var options = new AuditOptions(full, 0, 0, 0);
    try (AuditLog log = AuditLog.start(options, () -> now, registry)) {
      for (int i = 0; i < 3; i++) {
        log.tell(event());
      }
    }

    assertThat(lost("not-writable")).isEqualTo(3);
    assertThat(registry.counter("tidings.audit.events").count()).isZero();
  }

  @Test
  void whatIsTooLongIsCut() throws IOException {
    String name = "n".repeat(100_000);
    var type = new ResourceType("", "v1", "events", "");
    var asked =
        new Asked("id-1", "/api/v1/" + name, new Access.OfResource("get", type, name, name), START);
    try (AuditLog log = start(0, 0, 0)) {
      log.tell(new AuditEvent(asked, Who.unknown("127.0.0.1", "u".repeat(100_000)), reached()));
    }

    String line = Files.readString(file());
    assertThat(line)
        .contains("\"userAgent\":\"" + "u".repeat(1024) + "...TRUNCATED\"")
        .contains("n...TRUNCATED\",\"verb\"");
    assertThat(line.length()).isLessThan(10_000);
  }

  @Test
  void whatIsToldAfterTheEndIsCountedAsLost() throws IOException {
    AuditLog log = start(0, 0, 0);
    log.close();

    log.tell(event());

    assertThat(lost("closing")).isEqualTo(1);
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThatThrownBy(
            () ->
                AuditLog.start(
                    new AuditOptions(directory.resolve("none/audit.log"), 0, 0, 0),
                    () -> now,
                    registry))
        .isInstanceOf(IOException.class);
  }
}
