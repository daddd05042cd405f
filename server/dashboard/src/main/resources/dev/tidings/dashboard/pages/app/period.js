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

const UNITS = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
const NAMES = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };

/** The parameters `from` and `to` for the server; `to` is left out where it is now. */
export function periodOf(params) {
  return { from: params.get('from') || USUAL, to: params.get('to') || undefined };
}

/** Both ends in milliseconds. */
export function ends({ from, to }) {
  const now = Date.now();
  return { from: moment(from, now), to: to ? moment(to, now) : now };
}

function moment(text, now) {
  const back = /^(\d+)([smhdw])$/.exec(text);
  return back ? now - Number(back[1]) * UNITS[back[2]] * 1000 : Date.parse(text);
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
  const back = /^(\d+)([smhdw])$/.exec(from);
  return back ? `Last ${plural(Number(back[1]), NAMES[back[2]])}` : `Since ${stamp(Date.parse(from))}`;
}
