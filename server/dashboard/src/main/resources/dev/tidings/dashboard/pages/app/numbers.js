/** Counts as the reader sees them: exact while short. */
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

export function whole(number) {
  return WHOLE.format(number);
}

/** At most four characters or so, for narrow places. */
export function compact(number) {
  if (number < 10_000) {
    return whole(number);
  }
  const [divisor, unit] = number < 1e6 ? [1e3, 'k'] : number < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  const scaled = number / divisor;
  return (scaled < 100 ? scaled.toFixed(1).replace('.0', '') : whole(scaled)) + unit;
}

/** How often a minute. */
export function rate(perMinute) {
  if (perMinute === 0) {
    return '0';
  }
  return perMinute < 0.1 ? '<0.1' : perMinute < 10 ? perMinute.toFixed(1) : compact(perMinute);
}

export function bytes(number) {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let [size, unit] = [number, 0];
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}

/** Against the period before: a word, and whether it is more (1), less (-1), or neither. */
export function changeSince(before, count) {
  if (before === 0) {
    return count === 0 ? { word: '', way: 0 } : { word: 'new', way: 1 };
  }
  const ratio = count / before;
  if (ratio >= 10) {
    return { word: `×${whole(ratio)}`, way: 1 };
  }
  const percent = Math.round((ratio - 1) * 100);
  return { word: percent === 0 ? '=' : `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`, way: Math.sign(percent) };
}

export function plural(count, one, many = one + 's') {
  return `${whole(count)} ${count === 1 ? one : many}`;
}
