/** Where events come from: how fresh each source is, and what of it is missing. */
import { html, nothing } from 'lit';
import { hrefKeeping } from '../app/address.js';
import { troubleOf } from '../app/freshness.js';
import { whole } from '../app/numbers.js';
import { duration } from '../app/times.js';
import { typeMark } from './icons.js';
import { ago } from './moment.js';

export function sourceTable(sources) {
  return html`<div class="scroller" tabindex="0" role="group" aria-label="Sources"><table class="table">
    <thead><tr>
      <th>Cluster</th><th>State</th><th class="number">Events</th><th class="number">Newest event</th><th class="number">Index behind</th>
      <th class="number">Gaps</th><th>Dropped</th>
    </tr></thead>
    <tbody>${sources.map(row)}</tbody>
  </table></div>`;
}

function row(source) {
  const { cluster, collector } = source;
  const trouble = troubleOf(source);
  return html`<tr class=${trouble ? 'warning' : ''}>
    <th scope="row"><a href=${hrefKeeping('explore', { q: `cluster=${cluster}` })}>${cluster}</a></th>
    <td>
      ${trouble ? typeMark(true) : nothing} ${collector ? collector.state : 'own store'}
      ${trouble ? html`<p class="why">${trouble}</p>` : nothing}
    </td>
    <td class="number">${source.events === undefined ? '–' : whole(source.events)}</td>
    <td class="number">${source.newest ? ago(source.newest) : '–'}</td>
    <td class="number">${source.indexLagSeconds < 1 ? '<1s' : duration(source.indexLagSeconds)}</td>
    <td class="number">${collector?.gaps === undefined ? '–' : whole(collector.gaps)}</td>
    <td>${collector?.dropped === undefined ? '–' : causes(collector.dropped)}</td>
  </tr>`;
}

/** What was left out, by why. */
export function causes(dropped) {
  const found = Object.entries(dropped ?? {}).filter(([, number]) => number > 0);
  return found.length === 0 ? 'none' : found.map(([cause, number]) => html`<span class="cause">${whole(number)} ${cause.replaceAll('_', ' ')}</span> `);
}
