/** Objects or owners with what happened to them: a row for each, those with the most events first. */
import { html, nothing } from 'lit';
import { href } from '../app/address.js';
import { objectParams, objectText } from '../app/event.js';
import { whole } from '../app/numbers.js';
import { typeMark } from './icons.js';
import { ago } from './moment.js';
import { change } from './top-list.js';

export function groups(top, { from, to, most }) {
  return html`<div class="scroller grow" tabindex="0" role="group" aria-label="Groups"><table class="table groups">
      <thead><tr>
        <th>Object</th><th>Namespace</th><th class="number">Times</th><th class="number">Warnings</th><th>Change</th>
        <th class="number">Last seen</th><th>Last</th>
      </tr></thead>
      <tbody>${top.items.map((row) => group(row, top, { from, to }))}</tbody>
    </table>
    ${top.items.length >= most ? html`<p class="fine">These are the ${most} to which most happened. Conditions show others.</p>` : nothing}
  </div>`;
}

function group(row, top, period) {
  const { object } = row;
  const history = href('object', { ...objectParams(object.cluster, object), ...period });
  return html`<tr>
    <th scope="row">${typeMark(row.warnings > 0)} <a href=${history}>${objectText(object)}</a></th>
    <td>${object.namespace || '–'}</td>
    <td class="number">${whole(row.count)}</td>
    <td class="number">${whole(row.warnings)}</td>
    <td>${change(row, top)}</td>
    <td class="number">${ago(row.lastSeen)}</td>
    <td class="message"><b>${row.lastReason}</b> ${row.lastMessage}</td>
  </tr>`;
}
