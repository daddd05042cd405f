/** The cells of an event's row, in the order of kubectl's columns. */
import { html, nothing } from 'lit';
import { href } from '../app/address.js';
import { count, firstSeen, host, isWarning, lastSeen, objectParams, objectText, part, source } from '../app/event.js';
import { whole } from '../app/numbers.js';
import { age, stamp, stampWithZone } from '../app/times.js';
import { typeMark } from './icons.js';

/** `[name, class, whether only a wide table has it]`. */
const COLUMNS = [
  ['Last seen', 'time', false],
  ['Type', 'type', false],
  ['Reason', 'reason', false],
  ['Cluster', 'cluster', true],
  ['Namespace', 'namespace', false],
  ['Object', 'object', false],
  ['Subobject', 'part', true],
  ['Source', 'source', true],
  ['Message', 'message', false],
  ['First seen', 'time first', true],
  ['Count', 'count', false],
  ['Name', 'name', true],
];

export function columnsOf(wide) {
  return COLUMNS.filter(([, , onlyWide]) => wide || !onlyWide);
}

/** @param exact whether the time is shown rather than the age */
export function cells({ cluster, event }, { wide, exact }) {
  const warning = isWarning(event);
  const last = lastSeen(event);
  const cell = (kind, content) => html`<span role="gridcell" class=${kind}>${content}</span>`;
  const wideCell = (kind, content) => (wide ? cell(kind, content) : nothing);
  return html`
    ${cell('time', moment(last, exact))}
    ${cell('type', html`${typeMark(warning)}<span>${event.type}</span>`)}
    ${cell('reason', event.reason)}
    ${wideCell('cluster', cluster)}
    ${cell('namespace', event.metadata.namespace)}
    ${cell('object', objectLink(cluster, event.involvedObject))}
    ${wideCell('part', part(event))}
    ${wideCell('source', [source(event), host(event)].filter((each) => each).join(', '))}
    ${cell('message', event.message ?? '')}
    ${wideCell('time first', age(firstSeen(event)))}
    ${cell('count', whole(count(event)))}
    ${wideCell('name', event.metadata.name)}`;
}

function moment(at, exact) {
  return html`<time datetime=${new Date(at).toISOString()} title=${stampWithZone(at)}>${exact ? stamp(at, Date.now()) : age(at)}</time>`;
}

/** Not among the places that Tab goes to: there are many of them, and the key `o` follows that of the chosen row. */
function objectLink(cluster, object) {
  return html`<a href=${href('object', objectParams(cluster, object))} tabindex="-1">${objectText(object)}</a>`;
}
