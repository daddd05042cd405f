package dev.tidings.codec;

import dev.tidings.codec.Shape.Many.Identity;
import dev.tidings.event.ApiGroup;

/**
 * The shapes of events in both groups, in the order of Kubernetes' own types. What is one field is
 * what its OpenAPI documents mark as atomic.
 */
public final class EventShapes {
  private static final Shape TEXT = new Shape.Text("string");
  private static final Shape UID = new Shape.Text("types.UID");
  private static final Shape INT32 = new Shape.Whole("int32");
  private static final Shape INT64 = new Shape.Whole("int64");
  private static final Shape FLAG = new Shape.Flag();
  private static final Shape TIME = new Shape.Time(KubernetesTime::parseTime);
  private static final Shape MICRO_TIME = new Shape.Time(KubernetesTime::parseMicroTime);

  private static final Shape OWNER =
      Shape.Struct.whole(
          "apiVersion",
          TEXT,
          "kind",
          TEXT,
          "name",
          TEXT,
          "uid",
          UID,
          "controller",
          FLAG,
          "blockOwnerDeletion",
          FLAG);
  private static final Shape MANAGER =
      Shape.Struct.of(
          "manager",
          TEXT,
          "operation",
          new Shape.Text("v1.ManagedFieldsOperationType"),
          "apiVersion",
          TEXT,
          "time",
          TIME,
          "fieldsType",
          TEXT,
          "fieldsV1",
          new Shape.Any(),
          "subresource",
          TEXT);
  private static final Shape METADATA =
      Shape.Struct.of(
          "name",
          TEXT,
          "generateName",
          TEXT,
          "namespace",
          TEXT,
          "selfLink",
          TEXT,
          "uid",
          UID,
          "resourceVersion",
          TEXT,
          "generation",
          INT64,
          "creationTimestamp",
          TIME,
          "deletionTimestamp",
          TIME,
          "deletionGracePeriodSeconds",
          INT64,
          "labels",
          new Shape.Entries(TEXT),
          "annotations",
          new Shape.Entries(TEXT),
          "ownerReferences",
          new Shape.Many(OWNER, Identity.UID),
          "finalizers",
          new Shape.Many(TEXT, Identity.VALUE),
          "managedFields",
          new Shape.Many(MANAGER, Identity.NONE));
  private static final Shape REFERENCE =
      Shape.Struct.whole(
          "kind",
          TEXT,
          "namespace",
          TEXT,
          "name",
          TEXT,
          "uid",
          UID,
          "apiVersion",
          TEXT,
          "resourceVersion",
          TEXT,
          "fieldPath",
          TEXT);
  private static final Shape SOURCE = Shape.Struct.of("component", TEXT, "host", TEXT);
  private static final Shape SERIES =
      Shape.Struct.of("count", INT32, "lastObservedTime", MICRO_TIME);

  private static final Shape CORE =
      Shape.Struct.of(
          "kind",
          TEXT,
          "apiVersion",
          TEXT,
          "metadata",
          METADATA,
          "involvedObject",
          REFERENCE,
          "reason",
          TEXT,
          "message",
          TEXT,
          "source",
          SOURCE,
          "firstTimestamp",
          TIME,
          "lastTimestamp",
          TIME,
          "count",
          INT32,
          "type",
          TEXT,
          "eventTime",
          MICRO_TIME,
          "series",
          SERIES,
          "action",
          TEXT,
          "related",
          REFERENCE,
          "reportingComponent",
          TEXT,
          "reportingInstance",
          TEXT);
  private static final Shape EVENTS =
      Shape.Struct.of(
          "kind",
          TEXT,
          "apiVersion",
          TEXT,
          "metadata",
          METADATA,
          "eventTime",
          MICRO_TIME,
          "series",
          SERIES,
          "reportingController",
          TEXT,
          "reportingInstance",
          TEXT,
          "action",
          TEXT,
          "reason",
          TEXT,
          "regarding",
          REFERENCE,
          "related",
          REFERENCE,
          "note",
          TEXT,
          "type",
          TEXT,
          "deprecatedSource",
          SOURCE,
          "deprecatedFirstTimestamp",
          TIME,
          "deprecatedLastTimestamp",
          TIME,
          "deprecatedCount",
          INT32);

  private EventShapes() {}

  public static Shape of(ApiGroup group) {
    return switch (group) {
      case CORE -> CORE;
      case EVENTS -> EVENTS;
    };
  }
}
