package dev.tidings.testkit;

import static java.util.Objects.requireNonNull;

import dev.tidings.recorder.EventBroadcaster;
import dev.tidings.recorder.EventRecorder;
import dev.tidings.recorder.MemorySink;
import dev.tidings.recorder.SimulatedScheduler;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every JUnit Jupiter test {@link TestEvents} of its own. A test, or a method before or after
 * each, takes them as a parameter, whole or in parts: an {@link EventRecorder}, an {@link
 * EventBroadcaster}, a {@link MemorySink}, a {@link SimulatedScheduler}.
 *
 * <pre>{@code
 * @ExtendWith(TidingsExtension.class)
 * class PullerTest {
 *   @Test
 *   void aFailedPullIsReported(EventRecorder recorder, TestEvents events) {
 *     new Puller(recorder).pull(pod);
 *
 *     assertThat(events).hasWarning("PullFailed").about(pod).times(1);
 *   }
 * }
 * }</pre>
 *
 * <p>What is to be otherwise is said where the extension is registered:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TidingsExtension TIDINGS =
 *     new TidingsExtension(() -> TestEvents.builder().group(ApiGroup.EVENTS).build());
 * }</pre>
 *
 * <p>Works with JUnit 5.10 and newer, and with tests that run at the same time.
 */
public final class TidingsExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TidingsExtension.class);
  private static final Map<Class<?>, Function<TestEvents, Object>> PARTS =
      Map.of(
          TestEvents.class, events -> events,
          EventRecorder.class, TestEvents::recorder,
          EventBroadcaster.class, TestEvents::broadcaster,
          MemorySink.class, TestEvents::sink,
          SimulatedScheduler.class, TestEvents::time);

  private final Supplier<TestEvents> events;

  /** Events that suit most tests. */
  public TidingsExtension() {
    this(TestEvents::create);
  }

  /** Events that are made for each test as it needs them. */
  public TidingsExtension(Supplier<TestEvents> events) {
    this.events = requireNonNull(events, "events");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(NAMESPACE).put(TestEvents.class, events.get());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestEvents ofTest = context.getStore(NAMESPACE).remove(TestEvents.class, TestEvents.class);
    if (ofTest != null) {
      ofTest.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARTS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestEvents ofTest = context.getStore(NAMESPACE).get(TestEvents.class, TestEvents.class);
    Function<TestEvents, Object> part = PARTS.get(parameter.getParameter().getType());
    if (ofTest == null || part == null) {
      throw new ParameterResolutionException(
          "Events are made for each test: take them as parameters of the test, or of a method"
              + " before or after each, not of "
              + parameter.getDeclaringExecutable());
    }
    return part.apply(ofTest);
  }
}
