/**
 * The language of filters, as far as the page changes it by itself: `field=value`, `field=a,b`, `field!=value`, and words.
 * What it does not understand it leaves as it is; the server says what is wrong with it.
 */
const TERM = /(-?)(?:([A-Za-z]+)(!?=))?((?:"(?:[^"\\]|\\.)*"|[^\s",]+|,)*)(\s*)/y;

/** The terms of a query, each with its text. */
export function terms(query) {
  const found = [];
  TERM.lastIndex = query.length - query.trimStart().length;
  while (TERM.lastIndex < query.length) {
    const start = TERM.lastIndex;
    const match = TERM.exec(query);
    if (!match || match[0] === '') {
      found.push({ text: query.slice(start).trim() });
      break;
    }
    const [whole, minus, field, sign, values] = match;
    found.push({ text: whole.trim(), field: named(field), operator: operator(minus, sign), values: field && split(values) });
  }
  return found;
}

function named(field) {
  const small = field?.toLowerCase();
  return small === 'ns' ? 'namespace' : small;
}

/** `-reason=A` is `reason!=A`; a word has none. */
function operator(minus, sign) {
  return sign && (minus === '-') !== (sign === '!=') ? '!=' : sign && '=';
}

function split(values) {
  return (values.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []).map(unquoted);
}

function unquoted(value) {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
}

function quoted(value) {
  return /^[^\s",=*\\]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** The values that a query asks a field to have. */
export function valuesOf(query, field) {
  return terms(query).flatMap((term) => (term.field === field && term.operator === '=' ? term.values : []));
}

/** Whether a value is among others; the server makes no difference between capitals and small letters either. */
export function isAmong(values, value) {
  return values.some((each) => same(each, value));
}

const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** The query that asks for a value of a field too, or not any more where it does. */
export function toggled(query, field, value) {
  const wanted = valuesOf(query, field);
  return withValues(query, field, isAmong(wanted, value) ? wanted.filter((each) => !same(each, value)) : [...wanted, value]);
}

/** The query that asks for these values of a field, and no others. */
export function withValues(query, field, values) {
  const rest = terms(query).filter((term) => term.field !== field || term.operator !== '=').map((term) => term.text);
  const wanted = values.length === 0 ? [] : [`${field}=${values.map(quoted).join(',')}`];
  return [...rest, ...wanted].join(' ');
}

/** The query for what meets another one too. */
export function and(query, other) {
  return `${query} ${other}`.trim();
}

/** The query with this condition of a field in place of those that it has. */
export function narrowed(query, field, value) {
  return withValues(query, field, [value]);
}

/** The query without one of its terms. */
export function withoutTerm(query, index) {
  return terms(query).filter((_, at) => at !== index).map((term) => term.text).join(' ');
}
