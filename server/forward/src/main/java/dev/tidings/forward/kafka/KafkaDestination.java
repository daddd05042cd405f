package dev.tidings.forward.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tidings.forward.Delivery;
import dev.tidings.forward.Destination;
import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType;
import dev.tidings.forward.Message;
import dev.tidings.forward.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records to a topic, one for each message, with its id and its route in the headers.
 *
 * <p>Invariant: within a partition records are written in their order. What fails or takes too long
 * ends the client with all that it has not been acknowledged, so nothing is written behind a gap;
 * it comes again in its order.
 */
public final class KafkaDestination implements Destination {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaDestination.class);
  private static final String ID = "tidings-id";
  private static final String ROUTE = "tidings-route";

  private final KafkaOptions options;
  private final byte[] route;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  /** {@code kafka}: brokers, topic, clientId, compression, timeout, tls, sasl. */
  public static final class Type implements DestinationType {
    @Override
    public String name() {
      return "kafka";
    }

    @Override
    public DestinationPlan plan(Settings settings, Place place) {
      return KafkaDestination.plan(KafkaOptions.read(settings, place.route()), place.route());
    }
  }

  private KafkaDestination(KafkaOptions options, String route) {
    this.options = options;
    this.route = route.getBytes(UTF_8);
  }

  /** The destination that options describe, for a route. */
  public static DestinationPlan plan(KafkaOptions options, String route) {
    return () -> new KafkaDestination(options, route);
  }

  @Override
  public Delivery deliver(List<Message> batch) throws InterruptedException {
    Delivery delivery;
    try {
      delivery = acknowledged(send(batch, producer()));
    } catch (InterruptException stopped) {
      Thread.interrupted(); // the exception says so
      close();
      throw (InterruptedException) new InterruptedException("the route ends").initCause(stopped);
    } catch (IOException | KafkaException unusable) {
      delivery = Delivery.Later.nothing(why(unusable));
    }
    if (delivery instanceof Delivery.Later) {
      close();
    }
    return delivery;
  }

  private KafkaProducer<byte[], byte[]> producer() throws IOException {
    KafkaProducer<byte[], byte[]> open = producer;
    if (open == null) {
      var bytes = new ByteArraySerializer();
      open = new KafkaProducer<>(ProducerSettings.of(options), bytes, bytes);
      producer = open;
    }
    return open;
  }

  /** Sends until one cannot be sent, which is the last of those that are returned. */
  private List<Future<RecordMetadata>> send(
      List<Message> batch, KafkaProducer<byte[], byte[]> producer) {
    var sent = new ArrayList<Future<RecordMetadata>>(batch.size());
    for (Message each : batch) {
      Future<RecordMetadata> answer = producer.send(record(each));
      sent.add(answer);
      if (answer.state() == Future.State.FAILED) {
        break;
      }
    }
    return sent;
  }

  private ProducerRecord<byte[], byte[]> record(Message message) {
    var record = new ProducerRecord<>(options.records().topic(), key(message), message.body());
    record.headers().add(ID, message.id().getBytes(UTF_8)).add(ROUTE, route);
    return record;
  }

  private byte[] key(Message message) {
    String uid = message.event().metadata().uid();
    String key =
        switch (options.records().key()) {
          case CLUSTER_AND_UID -> message.cluster() + "/" + uid;
          case UID -> uid;
        };
    return key.getBytes(UTF_8);
  }

  private Delivery acknowledged(List<Future<RecordMetadata>> sent) throws InterruptedException {
    Duration timeout = options.client().timeout();
    long end = System.nanoTime() + timeout.toNanos();
    int taken = 0;
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        taken++;
      }
      return new Delivery.Done();
    } catch (TimeoutException late) {
      return new Delivery.Later(taken, "not acknowledged within " + timeout, Duration.ZERO);
    } catch (ExecutionException failed) {
      return failure(taken, failed.getCause());
    }
  }

  /** Whoever sends what no broker takes would send it for ever. */
  private static Delivery failure(int taken, @Nullable Throwable failure) {
    boolean unwanted =
        failure instanceof RecordTooLargeException
            || failure instanceof RecordBatchTooLargeException
            || failure instanceof InvalidRecordException;
    return unwanted
        ? new Delivery.Refused(taken, 1, why(failure))
        : new Delivery.Later(taken, why(failure), Duration.ZERO);
  }

  private static String why(@Nullable Throwable failure) {
    Throwable cause = failure == null ? null : failure.getCause();
    return cause == null ? String.valueOf(failure) : failure + ": " + cause.getMessage();
  }

  @Override
  public void close() {
    KafkaProducer<byte[], byte[]> open = producer;
    producer = null;
    if (open == null) {
      return;
    }
    try {
      open.close(Duration.ZERO);
    } catch (InterruptException hurried) {
      LOG.debug("interrupted while a client of Kafka was closed", hurried);
    }
  }
}
