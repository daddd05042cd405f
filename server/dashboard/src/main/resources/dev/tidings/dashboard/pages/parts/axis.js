/** The axes of charts. */
import { svg } from 'lit';
import { eastOfUtc, tick } from '../app/times.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Distances of marks that people count in. */
const STEPS = [
  SECOND, 5 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE,
  HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY,
];

/** Pixels that a mark's words need. */
const WORDS = 72;

/** The moments to be marked on an axis of `width` pixels. */
export function marks(from, to, width) {
  const most = Math.max(1, Math.floor(width / WORDS));
  const step = STEPS.find((each) => (to - from) / each <= most) ?? (to - from) / most;
  const found = [];
  for (let clock = Math.ceil((from + east(from)) / step) * step; utc(clock, from) <= to; clock += step) {
    const at = utc(clock, from);
    if (at >= from && at !== found.at(-1)?.at) {
      found.push({ at, words: tick(at, step) });
    }
  }
  return found;
}

const east = (at) => eastOfUtc(at) * MINUTE;

/** When clocks show a time; they may have been changed since another moment. */
function utc(clock, since) {
  return clock - east(clock - east(since));
}

/** The marks and their words along the lower edge of a chart. */
export function timeAxis({ from, to, width, height }) {
  const x = (at) => ((at - from) / (to - from)) * width;
  return marks(from, to, width).map(({ at, words }) => {
    const anchor = x(at) < WORDS / 3 ? 'start' : x(at) > width - WORDS / 3 ? 'end' : 'middle';
    return svg`<line class="grid" x1=${x(at)} x2=${x(at)} y1="0" y2=${height}/>
      <text class="axis" x=${x(at)} y=${height + 13} text-anchor=${anchor}>${words}</text>`;
  });
}

/** The smallest round number that is not below: 1, 2, 5, 10, 20 … */
export function roundUp(number) {
  const power = 10 ** Math.floor(Math.log10(Math.max(number, 1e-9)));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= number * 0.999);
}
