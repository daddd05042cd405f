/** What a search finds as files. */
import { count, firstSeen, host, lastSeen, objectText, part, source } from './event.js';
import { ask } from './server.js';

/** Rows asked for at once. */
const PAGE = 500;

/** All that a search finds, at most so many, page by page; `told` hears how many there are so far. */
export async function fetchAll(search, most, signal, told) {
  const items = [];
  let next = '';
  do {
    const page = await ask(`${search}&limit=${PAGE}${next && `&continue=${encodeURIComponent(next)}`}`, signal);
    items.push(...page.items);
    told(items.length);
    next = page.metadata.continue;
  } while (next && items.length < most);
  return items.slice(0, most);
}

const utc = (millis) => new Date(millis).toISOString();

const COLUMNS = {
  lastSeen: ({ event }) => utc(lastSeen(event)),
  firstSeen: ({ event }) => utc(firstSeen(event)),
  count: ({ event }) => count(event),
  type: ({ event }) => event.type,
  reason: ({ event }) => event.reason,
  cluster: ({ cluster }) => cluster,
  namespace: ({ event }) => event.metadata.namespace,
  object: ({ event }) => objectText(event.involvedObject),
  subobject: ({ event }) => part(event),
  component: ({ event }) => source(event),
  host: ({ event }) => host(event),
  message: ({ event }) => event.message,
  name: ({ event }) => event.metadata.name,
};

/** By RFC 4180. Times are UTC. */
export function csv(items) {
  const rows = items.map((item) => Object.values(COLUMNS).map((column) => cell(column(item))));
  return [Object.keys(COLUMNS), ...rows].map((row) => row.join(',') + '\r\n').join('');
}

/** A spreadsheet takes what begins with `=` for a formula, and whoever writes events must not write formulas. */
function cell(value) {
  const text = String(value ?? '');
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A list as Kubernetes has them; each event's cluster is in a label of its own. */
export function json(items) {
  const events = items.map(({ cluster, event }) => ({
    ...event,
    metadata: { ...event.metadata, labels: { ...event.metadata.labels, 'tidings.dev/cluster': cluster } },
  }));
  return JSON.stringify({ kind: 'EventList', apiVersion: 'v1', metadata: {}, items: events }, null, 2) + '\n';
}

/** Has the browser save a text as a file named by the moment. */
export function save(text, ending) {
  const media = ending === 'csv' ? 'text/csv' : 'application/json';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: media }));
  link.download = `events-${utc(Date.now()).slice(0, 19).replaceAll(':', '')}Z.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
