/** Moments and durations as the reader sees them. Everything that is sent is UTC. */
import { inUtc } from './settings.js';

const pad = (number) => String(number).padStart(2, '0');

function parts(millis) {
  const t = new Date(millis);
  return inUtc()
    ? [t.getUTCFullYear(), t.getUTCMonth() + 1, t.getUTCDate(), t.getUTCHours(), t.getUTCMinutes(), t.getUTCSeconds()]
    : [t.getFullYear(), t.getMonth() + 1, t.getDate(), t.getHours(), t.getMinutes(), t.getSeconds()];
}

/** `2026-11-22 20:14:03`; the day is left out where it is that of another moment. */
export function stamp(millis, beside) {
  const [year, month, day, hour, minute, second] = parts(millis);
  const time = `${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return beside !== undefined && date === stamp(beside).slice(0, 10) ? time : `${date} ${time}`;
}

/** With the zone, for where it must not be mistaken. */
export function stampWithZone(millis) {
  return `${stamp(millis)} ${zone(millis)}`;
}

/** How many minutes the time that is shown is ahead of UTC at a moment. */
export function eastOfUtc(millis) {
  return inUtc() ? 0 : -new Date(millis).getTimezoneOffset();
}

/** `UTC`, or how far local time is from it at a moment. */
export function zone(millis = Date.now()) {
  const east = eastOfUtc(millis);
  if (east === 0) {
    return 'UTC';
  }
  const far = Math.abs(east);
  return `UTC${east > 0 ? '+' : '−'}${pad(Math.floor(far / 60))}:${pad(far % 60)}`;
}

/** A mark of an axis, as exact as the marks are apart. */
export function tick(millis, stepMillis) {
  const [, month, day, hour, minute, second] = parts(millis);
  if (stepMillis >= 86_400_000) {
    return `${pad(month)}-${pad(day)}`;
  }
  if (stepMillis >= 3_600_000 && hour === 0) {
    return `${pad(month)}-${pad(day)}`;
  }
  return stepMillis < 60_000 ? `${pad(hour)}:${pad(minute)}:${pad(second)}` : `${pad(hour)}:${pad(minute)}`;
}

/** How long ago, by the rules of kubectl's columns of ages. */
export function age(millis, now = Date.now()) {
  return duration(Math.max(0, now - millis) / 1000);
}

/** Seconds by the rules of kubectl (HumanDuration): as exact as matters for so long a time. */
export function duration(seconds) {
  const s = Math.floor(seconds);
  const [m, h, d, y] = [s / 60, s / 3600, s / 86400, s / 31536000].map(Math.floor);
  const both = (big, bigUnit, small, smallUnit) => (small ? `${big}${bigUnit}${small}${smallUnit}` : `${big}${bigUnit}`);
  if (s < 120) return `${s}s`;
  if (m < 10) return both(m, 'm', s % 60, 's');
  if (m < 180) return `${m}m`;
  if (h < 8) return both(h, 'h', m % 60, 'm');
  if (h < 48) return `${h}h`;
  if (d < 8) return both(d, 'd', h % 24, 'h');
  if (d < 730) return `${d}d`;
  if (y < 8) return both(y, 'y', d % 365, 'd');
  return `${y}y`;
}

/** What a field `datetime-local` holds for a moment, in the zone that is shown. */
export function fieldOf(millis) {
  return stamp(millis).replace(' ', 'T');
}

/** The moment that such a field holds. */
export function momentOf(field) {
  return Date.parse(inUtc() ? field + 'Z' : field);
}
