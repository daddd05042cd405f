/** How fresh the data is, and what is missing, from what the server says of its sources. */
import { duration } from './times.js';

/** Seconds that an index may be behind without a word. */
const LATE = 5;

/** Seconds that a collector may be silent without a word. */
const SILENT = 120;

/** The figures for a glance. */
export function freshness(sources, now = Date.now()) {
  const newest = Math.max(...sources.map((each) => Date.parse(each.newest ?? '') || 0));
  const behind = Math.max(0, ...sources.map((each) => each.indexLagSeconds));
  const troubled = sources.filter((each) => troubleOf(each, now));
  return [
    { name: 'Newest event', words: newest > 0 ? `${duration(Math.max(0, now - newest) / 1000)} ago` : 'none yet', bad: false },
    { name: 'Index behind', words: behind < 1 ? 'less than 1s' : duration(behind), bad: behind > LATE },
    ...(troubled.length > 0 ? [{ name: 'Clusters in trouble', words: troubled.map((each) => each.cluster).join(', '), bad: true }] : []),
  ];
}

/** Why a source's data may be old; undefined when it is not. */
export function troubleOf({ collector, indexLagSeconds }, now = Date.now()) {
  if (indexLagSeconds > LATE) {
    return `What is shown is ${duration(indexLagSeconds)} old: the index is being built.`;
  }
  if (collector?.state === 'waiting') {
    return 'This cluster does not answer; it is asked again.';
  }
  const silent = collector?.heardAt ? (now - Date.parse(collector.heardAt)) / 1000 : 0;
  return silent > SILENT ? `Nothing has been heard of this cluster for ${duration(silent)}.` : undefined;
}

/** What collectors have missed, and left out; of clusters all of which the reader may know. */
export function lost(sources) {
  const collectors = sources.map((each) => each.collector).filter((each) => each);
  return {
    gaps: collectors.reduce((sum, each) => sum + (each.gaps ?? 0), 0),
    dropped: collectors.flatMap((each) => Object.values(each.dropped ?? {})).reduce((sum, each) => sum + each, 0),
  };
}
