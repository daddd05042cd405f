package dev.tidings.forward.enhanced;

import dev.tidings.event.Event;
import dev.tidings.event.EventSeries;
import dev.tidings.event.EventSource;
import dev.tidings.event.ObjectMeta;
import dev.tidings.event.ObjectReference;
import dev.tidings.event.OwnerReference;
import dev.tidings.forward.template.StructType;
import dev.tidings.forward.template.StructType.Json;
import dev.tidings.forward.template.StructType.Presence;
import dev.tidings.forward.template.TemplateFunction;
import dev.tidings.forward.template.TimeType;
import dev.tidings.forward.template.Value;
import dev.tidings.forward.template.Value.NilPointer;
import dev.tidings.forward.template.Value.Sequence;
import dev.tidings.forward.template.Value.Struct;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Go structs that Kubernetes' events consist of, in client-go 0.26, which the exporter uses.
 */
public final class EventStructs {
  static final StructType<EventSource> SOURCE =
      StructType.<EventSource>named("v1.EventSource")
          .text("Component", "component", EventSource::component)
          .text("Host", "host", EventSource::host)
          .printedAs(source -> new Struct<>(EventStructs.SOURCE, source, false))
          .build();

  static final StructType<ObjectReference> REFERENCE =
      StructType.<ObjectReference>named("v1.ObjectReference")
          .text("Kind", "kind", ObjectReference::kind)
          .text("Namespace", "namespace", ObjectReference::namespace)
          .text("Name", "name", ObjectReference::name)
          .field("UID", "uid", Presence.WHEN_SET, r -> uid(r.uid()))
          .text("APIVersion", "apiVersion", ObjectReference::apiVersion)
          .text("ResourceVersion", "resourceVersion", ObjectReference::resourceVersion)
          .text("FieldPath", "fieldPath", ObjectReference::fieldPath)
          .printedAs(reference -> new Struct<>(EventStructs.REFERENCE, reference, false))
          .build();

  static final StructType<EventSeries> SERIES =
      StructType.<EventSeries>named("v1.EventSeries")
          .field("Count", "count", Presence.WHEN_SET, s -> int32(s.count()))
          .field(
              "LastObservedTime",
              "lastObservedTime",
              Presence.ALWAYS,
              s -> time(s.lastObservedTime(), TimeType.MICROSECONDS))
          .printedAs(series -> new Struct<>(EventStructs.SERIES, series, false))
          .build();

  static final StructType<OwnerReference> OWNER =
      StructType.<OwnerReference>named("v1.OwnerReference")
          .field("APIVersion", "apiVersion", Presence.ALWAYS, o -> Value.text(o.apiVersion()))
          .field("Kind", "kind", Presence.ALWAYS, o -> Value.text(o.kind()))
          .field("Name", "name", Presence.ALWAYS, o -> Value.text(o.name()))
          .field("UID", "uid", Presence.ALWAYS, o -> uid(o.uid()))
          .field("Controller", "controller", Presence.WHEN_SET, o -> flag(o.controller()))
          .field(
              "BlockOwnerDeletion",
              "blockOwnerDeletion",
              Presence.WHEN_SET,
              o -> flag(o.blockOwnerDeletion()))
          .build();

  static final StructType<ObjectMeta> METADATA = metadata();

  static final StructType<Event> EVENT = event();

  private EventStructs() {}

  static Value uid(String uid) {
    return new Value.Text(uid, "types.UID");
  }

  static Value int32(int number) {
    return new Value.Int(number, "int32");
  }

  /** A mapping of texts, sorted by its names. */
  public static Value texts(Map<String, String> texts) {
    return Value.Mapping.texts(new TreeMap<>(texts));
  }

  static Value time(@Nullable Instant instant, TimeType type) {
    return new Value.Time(instant == null ? Value.Time.ZERO : instant, type);
  }

  private static Value flag(@Nullable Boolean flag) {
    return flag == null ? Value.Nothing.NOTHING : new Value.Bool(flag);
  }

  static Value owners(List<OwnerReference> owners) {
    return new Sequence(
        "[]v1.OwnerReference",
        owners.isEmpty(),
        owners.stream().map(owner -> new Struct<>(OWNER, owner, false)).toList());
  }

  private static <T> Value pointer(StructType<T> type, @Nullable T target) {
    return target == null ? new NilPointer(type) : new Struct<>(type, target, true);
  }

  private static StructType<ObjectMeta> metadata() {
    StructType.Builder<ObjectMeta> type =
        StructType.<ObjectMeta>named("v1.ObjectMeta")
            .text("Name", "name", ObjectMeta::name)
            .text("GenerateName", "generateName", ObjectMeta::generateName)
            .text("Namespace", "namespace", ObjectMeta::namespace)
            .text("SelfLink", "selfLink", ObjectMeta::selfLink)
            .field("UID", "uid", Presence.WHEN_SET, m -> uid(m.uid()))
            .text("ResourceVersion", "resourceVersion", ObjectMeta::resourceVersion)
            .field("Generation", "generation", Presence.WHEN_SET, m -> Value.int64(m.generation()));
    times(type);
    type.field("Labels", "labels", Presence.WHEN_SET, m -> texts(m.labels()))
        .field("Annotations", "annotations", Presence.WHEN_SET, m -> texts(m.annotations()))
        .field(
            "OwnerReferences",
            "ownerReferences",
            Presence.WHEN_SET,
            m -> owners(m.ownerReferences()))
        .field("Finalizers", "finalizers", Presence.WHEN_SET, m -> Value.texts(m.finalizers()));
    getters(type);
    return type.build();
  }

  private static void times(StructType.Builder<ObjectMeta> type) {
    type.field(
            "CreationTimestamp",
            "creationTimestamp",
            Presence.ALWAYS,
            m -> time(m.creationTimestamp(), TimeType.SECONDS))
        .field(
            "DeletionTimestamp",
            "deletionTimestamp",
            Presence.WHEN_SET,
            m -> orNothing(m.deletionTimestamp(), t -> time(t, TimeType.SECONDS)))
        .field(
            "DeletionGracePeriodSeconds",
            "deletionGracePeriodSeconds",
            Presence.WHEN_SET,
            m -> orNothing(m.deletionGracePeriodSeconds(), Value::int64));
  }

  private static <V> Value orNothing(@Nullable V given, Function<V, Value> value) {
    return given == null ? Value.Nothing.NOTHING : value.apply(given);
  }

  private static void getters(StructType.Builder<ObjectMeta> type) {
    getter(type, "GetName", m -> Value.text(m.name()));
    getter(type, "GetGenerateName", m -> Value.text(m.generateName()));
    getter(type, "GetNamespace", m -> Value.text(m.namespace()));
    getter(type, "GetUID", m -> uid(m.uid()));
    getter(type, "GetResourceVersion", m -> Value.text(m.resourceVersion()));
    getter(type, "GetLabels", m -> texts(m.labels()));
    getter(type, "GetAnnotations", m -> texts(m.annotations()));
    getter(type, "GetOwnerReferences", m -> owners(m.ownerReferences()));
    getter(type, "GetCreationTimestamp", m -> time(m.creationTimestamp(), TimeType.SECONDS));
  }

  static <T> void getter(StructType.Builder<T> type, String name, Function<T, Value> value) {
    type.method(name, target -> TemplateFunction.getter(name, value.apply(target)));
  }

  private static StructType<Event> event() {
    StructType.Builder<Event> type =
        StructType.<Event>named("v1.Event")
            // the client leaves kind and version out
            .text("Kind", "kind", e -> "")
            .text("APIVersion", "apiVersion", e -> "")
            .embedded(
                "ObjectMeta", new Json("metadata", Presence.ALWAYS), METADATA, Event::metadata)
            .field(
                "InvolvedObject",
                "involvedObject",
                Presence.ALWAYS,
                e -> new Struct<>(REFERENCE, e.involvedObject(), false))
            .text("Reason", "reason", Event::reason)
            .text("Message", "message", Event::message)
            .field(
                "Source", "source", Presence.ALWAYS, e -> new Struct<>(SOURCE, e.source(), false));
    occurrences(type);
    return type.text("Action", "action", Event::action)
        .field("Related", "related", Presence.WHEN_SET, e -> pointer(REFERENCE, e.related()))
        .field(
            "ReportingController",
            "reportingComponent",
            Presence.ALWAYS,
            e -> Value.text(e.reportingController()))
        .field(
            "ReportingInstance",
            "reportingInstance",
            Presence.ALWAYS,
            e -> Value.text(e.reportingInstance()))
        .build();
  }

  private static void occurrences(StructType.Builder<Event> type) {
    type.field(
            "FirstTimestamp",
            "firstTimestamp",
            Presence.ALWAYS,
            e -> time(e.firstTimestamp(), TimeType.SECONDS))
        .field(
            "LastTimestamp",
            "lastTimestamp",
            Presence.ALWAYS,
            e -> time(e.lastTimestamp(), TimeType.SECONDS))
        .field("Count", "count", Presence.WHEN_SET, e -> int32(e.count()))
        .text("Type", "type", Event::type)
        .field(
            "EventTime",
            "eventTime",
            Presence.ALWAYS,
            e -> time(e.eventTime(), TimeType.MICROSECONDS))
        .field("Series", "series", Presence.WHEN_SET, e -> pointer(SERIES, e.series()));
  }
}
