package dev.tidings.forward.receivers;

import dev.tidings.forward.DestinationPlan;
import dev.tidings.forward.DestinationType.Place;
import dev.tidings.forward.exporter.Index;
import dev.tidings.forward.exporter.KafkaAccess;
import dev.tidings.forward.exporter.Receiver;
import dev.tidings.forward.exporter.Receiver.SearchStore;
import dev.tidings.forward.http.Authorization;
import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.http.Secret;
import dev.tidings.forward.kafka.Compression;
import dev.tidings.forward.kafka.KafkaDestination;
import dev.tidings.forward.kafka.KafkaOptions;
import dev.tidings.forward.kafka.KafkaSecurity;
import dev.tidings.forward.kafka.KafkaSecurity.Mechanism;
import dev.tidings.forward.kafka.KafkaSecurity.Sasl;
import dev.tidings.forward.search.DocumentForm;
import dev.tidings.forward.search.DocumentId;
import dev.tidings.forward.search.SearchDestination;
import dev.tidings.forward.search.SearchOptions;
import dev.tidings.forward.search.SearchOptions.Documents;
import java.time.Duration;
import java.util.Optional;

/** The ways to receivers that are stores. What they are sent is in the messages already. */
final class StorePlans {
  private StorePlans() {}

  /** Elasticsearch or OpenSearch. */
  static DestinationPlan search(SearchStore to, Place place, Duration timeout) {
    Index index = to.index();
    var documents =
        new Documents(
            index.name(),
            index.type(),
            index.useEventId() ? DocumentId.UID : DocumentId.STATE,
            DocumentForm.BODY);
    SearchStore.Connection connection = to.connection();
    var access =
        new HttpAccess(connection.headers(), authorization(connection), connection.tls(), timeout);
    return SearchDestination.plan(
        new SearchOptions(connection.hosts(), access, documents, false), place);
  }

  private static Authorization authorization(SearchStore.Connection connection) {
    if (!connection.apiKey().isEmpty()) {
      return Authorization.of("APIKey", Secret.of(connection.apiKey()));
    }
    return connection.username().isEmpty()
        ? Authorization.NONE
        : Authorization.basic(connection.username(), Secret.of(connection.password()));
  }

  /** Kafka, with the event's uid as the key of a record. */
  static DestinationPlan kafka(Receiver.Kafka to, String route, Duration timeout) {
    KafkaAccess access = to.access();
    String clientId = to.clientId().isEmpty() ? "tidings-" + route : to.clientId();
    var options =
        new KafkaOptions(
            to.brokers(),
            new KafkaOptions.Records(to.topic(), KafkaOptions.Key.UID),
            new KafkaSecurity(
                access.tls() ? Optional.of(access.security()) : Optional.empty(), sasl(access)),
            new KafkaOptions.Client(clientId, Compression.named(to.compressionCodec()), timeout));
    return KafkaDestination.plan(options, route);
  }

  private static Optional<Sasl> sasl(KafkaAccess access) {
    Optional<Mechanism> mechanism =
        switch (access.mechanism()) {
          case "plain" -> Optional.of(Mechanism.PLAIN);
          case "sha256" -> Optional.of(Mechanism.SCRAM_SHA_256);
          case "sha512" -> Optional.of(Mechanism.SCRAM_SHA_512);
          default -> Optional.empty();
        };
    return mechanism.map(each -> new Sasl(each, access.username(), Secret.of(access.password())));
  }
}
