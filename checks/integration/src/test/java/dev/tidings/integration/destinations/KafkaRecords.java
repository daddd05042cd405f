package dev.tidings.integration.destinations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a topic holds, as any consumer of Kafka's reads it. */
record KafkaRecords(List<ConsumerRecord<String, String>> all) {
  private static final Duration LOOK = Duration.ofMillis(100);

  static KafkaRecords of(String broker, String topic) {
    var text = new StringDeserializer();
    try (var consumer =
        new KafkaConsumer<>(Map.<String, Object>of("bootstrap.servers", broker), text, text)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream().map(KafkaRecords::partition).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Collection<Long> ends = consumer.endOffsets(partitions).values();
      var records = new ArrayList<ConsumerRecord<String, String>>();
      long expected = ends.stream().mapToLong(Long::longValue).sum();
      while (records.size() < expected) {
        consumer.poll(LOOK).forEach(records::add);
      }
      return new KafkaRecords(records);
    }
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  static String header(ConsumerRecord<String, String> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /** The ids of each key in the order in which they first came. */
  Map<String, List<String>> idsByKey() {
    var ids = new LinkedHashMap<String, Set<String>>();
    for (ConsumerRecord<String, String> each : all) {
      ids.computeIfAbsent(each.key(), key -> new LinkedHashSet<>()).add(header(each, "tidings-id"));
    }
    var lists = new LinkedHashMap<String, List<String>>();
    ids.forEach((key, set) -> lists.put(key, List.copyOf(set)));
    return lists;
  }
}
