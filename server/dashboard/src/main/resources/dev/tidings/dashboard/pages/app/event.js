/** Reads events of core/v1 by the rules by which kubectl prints them. */

const moment = (text) => (text ? Date.parse(text) : undefined);

export function lastSeen(event) {
  return (
    moment(event.series?.lastObservedTime) ?? moment(event.lastTimestamp) ?? moment(event.eventTime) ??
    moment(event.firstTimestamp) ?? moment(event.metadata.creationTimestamp)
  );
}

export function firstSeen(event) {
  return moment(event.firstTimestamp) ?? moment(event.eventTime) ?? moment(event.metadata.creationTimestamp);
}

export function count(event) {
  return event.series?.count || event.count || 1;
}

/** The condition of events that are warnings. */
export const WARNS = 'type!=Normal';

/** Whatever is not normal, as the server counts it too. */
export function warns(type) {
  return type !== 'Normal';
}

export function isWarning(event) {
  return warns(event.type);
}

export function source(event) {
  return event.source?.component || event.reportingComponent || '';
}

export function host(event) {
  return event.source?.host || event.reportingInstance || '';
}

/** `pod/web-0`, as kubectl writes it. */
export function objectText({ kind = '', name = '' }) {
  return `${kind.toLowerCase()}/${name}`;
}

/** The container or field that is meant within the object: `app` of `spec.containers{app}`. */
export function part(event) {
  const path = event.involvedObject.fieldPath ?? '';
  return /\{(.+)\}$/.exec(path)?.[1] ?? path;
}

/** The parameters of an object's page. */
export function objectParams(cluster, object) {
  return { cluster, kind: object.kind, namespace: object.namespace, name: object.name };
}

/** What tells an event from all others. */
export function identity({ cluster, event }) {
  return `${cluster}/${event.metadata.namespace}/${event.metadata.name}`;
}
