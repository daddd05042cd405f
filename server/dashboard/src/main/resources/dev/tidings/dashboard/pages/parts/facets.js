/** The values of fields, with how many events have each; a click asks for it, another does not any more. */
import { html, nothing } from 'lit';
import { change } from '../app/address.js';
import { toggled, valuesOf } from '../app/query.js';
import { compact } from '../app/numbers.js';

export const FACETS = ['type', 'reason', 'kind', 'namespace', 'component', 'cluster'];
const SHORT = 8;

export function facets(counted, query) {
  return html`<div class="facets">${FACETS.map((field) => facet(field, counted[field] ?? [], query))}</div>`;
}

function facet(field, counted, query) {
  const wanted = valuesOf(query, field);
  const missing = wanted.filter((value) => !counted.some((each) => each.value === value));
  const rows = [...missing.map((value) => ({ value, count: 0 })), ...counted];
  if (rows.length === 0 || (field === 'cluster' && rows.length === 1 && wanted.length === 0)) {
    return nothing;
  }
  const [first, rest] = [rows.slice(0, SHORT), rows.slice(SHORT)];
  const row = (each) => choice(field, each, wanted.includes(each.value), query);
  return html`<fieldset>
    <legend>${field}</legend>
    ${first.map(row)}
    ${rest.length > 0 ? html`<details><summary>${rest.length} more</summary>${rest.map(row)}</details>` : nothing}
  </fieldset>`;
}

function choice(field, { value, count }, chosen, query) {
  return html`<label class="choice" title=${value}>
    <input type="checkbox" .checked=${chosen} @change=${() => change({ q: toggled(query, field, value) })}>
    <span class="value">${value || '(none)'}</span>
    <span class="count">${compact(count)}</span>
  </label>`;
}
