package dev.tidings.forward.kafka;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * What Kafka's client is told.
 *
 * <p>All replicas acknowledge, and a broker tells what it has been sent twice. The client itself
 * never gives a record up, for those behind it in its partition would overtake it: when the time of
 * a batch is over, the whole client is closed instead.
 */
final class ProducerSettings {
  private static final long BUFFER_BYTES = 16 << 20;

  private ProducerSettings() {}

  /**
   * The settings of one client.
   *
   * @throws IOException when a file cannot be read
   */
  static Map<String, Object> of(KafkaOptions options) throws IOException {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, options.brokers());
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, options.client().id());
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.client().compression().text());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, options.client().timeout().toMillis());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    // A batch is whole when it comes; there is nothing to wait for.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, List.of());
    secure(settings, options.security());
    return settings;
  }

  private static void secure(Map<String, Object> settings, KafkaSecurity security)
      throws IOException {
    settings.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, security.protocol());
    SSLContext context = security.tls().isPresent() ? security.tls().get().context() : null;
    if (context != null) {
      settings.put(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG, FilesEngineFactory.class);
      settings.put(FilesEngineFactory.CONTEXT, context);
    }
    if (security.sasl().isPresent()) {
      KafkaSecurity.Sasl sasl = security.sasl().get();
      settings.put(SaslConfigs.SASL_MECHANISM, sasl.mechanism().text());
      settings.put(SaslConfigs.SASL_JAAS_CONFIG, sasl.jaas());
    }
  }
}
