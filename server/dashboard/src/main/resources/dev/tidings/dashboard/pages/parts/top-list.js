/** What happened most, against the period before. */
import { html, nothing } from 'lit';
import { styled } from '../app/styled.js';
import { changeSince, compact, plural, whole } from '../app/numbers.js';
import { typeMark } from './icons.js';
import { empty } from './notices.js';

/**
 * The rows of a top list.
 *
 * @param top the server's answer
 * @param link from a row to where it leads
 * @param name from a row to what it is called, and to what is said in small letters after it
 */
export function topList(top, link, name = (row) => ({ name: row.value })) {
  if (top.items.length === 0) {
    return empty('Nothing happened', 'No event of this range of time is asked for here.');
  }
  const most = Math.max(...top.items.map((row) => row.count));
  return html`<ol class="top-list">${top.items.map((row) => topRow(row, { most, all: top }, link(row), name(row)))}</ol>`;
}

function topRow(row, { most, all }, address, { name, more }) {
  return html`<li>
    <a href=${address} title=${name}>
      <span class="level ${row.warnings > 0 ? 'warning' : 'normal'}" ${styled({ width: `${(row.count / most) * 100}%` })}></span>
      ${typeMark(row.warnings > 0)}
      <span class="name">${name || '(none)'}${more ? html` <small>${more}</small>` : nothing}</span>
      <span class="count" title="${plural(row.count, 'time')}, ${whole(row.warnings)} of them as warnings">${compact(row.count)}</span>
      ${change(row, all)}
    </a>
  </li>`;
}

/**
 * How a count has changed since the period before. Where nothing at all is known of that, because nothing is kept for so long,
 * everything would be new: it is not said of anything.
 *
 * @param all the whole answer that the count is of
 */
export function change({ before, count }, all) {
  if (!all.before) {
    return html`<span class="change" title="Nothing is known of the period before">–</span>`;
  }
  const { word, way } = changeSince(before, count);
  const arrow = ['↓', '', '↑'][way + 1];
  return html`<span class="change" title="${whole(before)} in the period before">${arrow} ${word}</span>`;
}
