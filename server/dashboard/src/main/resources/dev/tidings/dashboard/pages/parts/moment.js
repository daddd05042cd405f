/** Moments, of which the age is shown and the rest told on asking. */
import { html } from 'lit';
import { age, stampWithZone } from '../app/times.js';

/** How long ago something was that the server tells as text. */
export function ago(text) {
  const at = Date.parse(text);
  return html`<time datetime=${text} title=${stampWithZone(at)}>${age(at)}</time>`;
}
