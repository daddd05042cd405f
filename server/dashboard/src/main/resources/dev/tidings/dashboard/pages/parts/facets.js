/** The values of fields, with how many events have each; a click asks for it, another does not any more. */
import { html, nothing } from 'lit';
import { change } from '../app/address.js';
import { isAmong, toggled, valuesOf } from '../app/query.js';
import { compact } from '../app/numbers.js';

export const FACETS = ['type', 'reason', 'kind', 'namespace', 'component', 'cluster'];
const SHORT = 8;

/** As many values of a field as the server counts: those with the most events. */
const MOST = 20;

/** @param counted the values of each field with their counts; undefined where they have not been counted yet */
export function facets(counted, query) {
  return html`<div class="facets">${FACETS.map((field) => facet(field, counted[field], query))}</div>`;
}

function facet(field, counted, query) {
  const wanted = valuesOf(query, field);
  const rows = [...uncounted(wanted, counted), ...(counted ?? [])];
  if (rows.length === 0 || (field === 'cluster' && rows.length === 1 && wanted.length === 0)) {
    return nothing;
  }
  const [first, rest] = [rows.slice(0, SHORT), rows.slice(SHORT)];
  const row = (each) => choice(field, each, isAmong(wanted, each.value), query);
  return html`<fieldset>
    <legend>${field}</legend>
    ${first.map(row)}
    ${rest.length > 0 ? html`<details><summary>${rest.length} more</summary>${rest.map(row)}${isCut(counted) ? OTHERS : nothing}</details>` : nothing}
  </fieldset>`;
}

const OTHERS = html`<p class="fine">These are the ${MOST} with the most events. Conditions find others.</p>`;

function isCut(counted) {
  return counted?.length >= MOST;
}

/** What is asked for is shown wherever it is among the others, or is not. */
function uncounted(wanted, counted) {
  const known = (counted ?? []).map((each) => each.value);
  const count = counted === undefined || isCut(counted) ? undefined : 0;
  return wanted.filter((value) => !isAmong(known, value)).map((value) => ({ value, count }));
}

function choice(field, { value, count }, chosen, query) {
  return html`<label class="choice" title=${value}>
    <input type="checkbox" .checked=${chosen} @change=${() => change({ q: toggled(query, field, value) })}>
    <span class="value">${value || '(none)'}</span>
    <span class="count">${count === undefined ? '–' : compact(count)}</span>
  </label>`;
}
