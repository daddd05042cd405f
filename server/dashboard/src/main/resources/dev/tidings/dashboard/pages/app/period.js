/** Ranges of time: what the URL says (`from`, `to`), what the server is asked, what the reader is told. */
import { plural } from './numbers.js';
import { stamp } from './times.js';

/** Without a word in the URL. */
const USUAL = '1h';

export const PRESETS = [
  ['15m', '15 minutes'],
  ['1h', 'hour'],
  ['6h', '6 hours'],
  ['24h', '24 hours'],
  ['7d', '7 days'],
  ['30d', '30 days'],
];

/** How long ago, as the server reads it: `2h`, `1h30m`. */
const AGO = /^(?=.)(?:(\d{1,5})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,9})s)?$/;
const UNITS = [86400, 3600, 60, 1];
const NAMES = { d: 'day', h: 'hour', m: 'minute', s: 'second' };

/** The parameters `from` and `to` for the server; `to` is left out where it is now. */
export function periodOf(params) {
  return { from: params.get('from') || USUAL, to: params.get('to') || undefined };
}

/** Both ends in milliseconds; where they cannot be read, which the server tells, those that are usual. */
export function ends({ from, to }) {
  const now = Date.now();
  return { from: moment(from, now) || moment(USUAL, now), to: (to && moment(to, now)) || now };
}

function moment(text, now) {
  const seconds = ago(text);
  return seconds === undefined ? Date.parse(text) : now - seconds * 1000;
}

function ago(text) {
  const parts = AGO.exec(text);
  return parts ? UNITS.reduce((sum, unit, at) => sum + unit * Number(parts[at + 1] ?? 0), 0) : undefined;
}

/** A range between two moments, as parameters; whole seconds are enough for all that is shown. */
export function between(fromMillis, toMillis) {
  return { from: wholeSecond(Math.floor(fromMillis / 1000)), to: wholeSecond(Math.ceil(toMillis / 1000)) };
}

function wholeSecond(seconds) {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}

/** As a person says it. */
export function inWords({ from, to }) {
  if (to) {
    const both = ends({ from, to });
    return `${stamp(both.from)} – ${stamp(both.to, both.from)}`;
  }
  const preset = PRESETS.find(([value]) => value === from);
  if (preset) {
    return `Last ${preset[1]}`;
  }
  if (ago(from) !== undefined) {
    const one = /^(\d+)([dhms])$/.exec(from);
    return `Last ${one ? plural(Number(one[1]), NAMES[one[2]]) : from}`;
  }
  const since = Date.parse(from);
  return `Since ${since ? stamp(since) : from}`;
}
