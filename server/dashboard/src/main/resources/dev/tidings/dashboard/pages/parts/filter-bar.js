import { html, nothing } from 'lit';
import { PageElement } from '../app/page-element.js';
import { change } from '../app/address.js';
import { terms, withoutTerm } from '../app/query.js';
import { Keys } from '../app/keys.js';
import { icon } from './icons.js';
import './period-picker.js';

/** What a view shows: words and conditions, and a range of time. It writes into the URL and reads from there. */
class FilterBar extends PageElement {
  static properties = { params: { attribute: false }, timeless: { type: Boolean }, waiting: { type: Boolean } };
  #written;

  constructor() {
    super();
    this.params = new URLSearchParams();
    new Keys(this, { '/': () => this.querySelector('input').focus(), r: () => this.tell('refresh') });
  }

  get #query() {
    return this.params.get('q') ?? '';
  }

  /** What the reader writes stays until another query takes its place. */
  updated() {
    if (this.#written !== this.#query) {
      this.#written = this.#query;
      this.querySelector('input').value = this.#query;
    }
  }

  render() {
    return html`<form class="filter-bar" role="search" @submit=${this.#submit}>
        <label class="search">
          ${icon('explore')}
          <input type="search" name="q" maxlength="1024" autocomplete="off" spellcheck="false" enterkeyhint="search"
            aria-label="Search: words of messages, and conditions such as type=Warning"
            placeholder="back-off type=Warning namespace=shop,web …" @keydown=${this.#key} @search=${this.#cleared}>
          <kbd aria-hidden="true">/</kbd>
        </label>
        ${this.timeless ? nothing : html`<tidings-period-picker .params=${this.params}></tidings-period-picker>`}
        <button type="button" class="button icon-only ${this.waiting ? 'waiting' : ''}" title="Ask again (r)" aria-label="Ask again"
          @click=${() => this.tell('refresh')}>${icon('refresh')}</button>
      </form>
      ${this.#conditions()}`;
  }

  #conditions() {
    const query = this.#query;
    const found = terms(query);
    return found.length === 0
      ? nothing
      : html`<ul class="conditions" aria-label="Conditions">
          ${found.map((term, at) => html`<li class="chip">
            <span>${term.text}</span>
            <button type="button" aria-label="Remove ${term.text}" @click=${() => change({ q: withoutTerm(query, at) })}>${icon('close')}</button>
          </li>`)}
          ${found.length > 1 ? html`<li><button type="button" class="button bare" @click=${() => change({ q: '' })}>Clear</button></li>` : nothing}
        </ul>`;
  }

  #submit(event) {
    event.preventDefault();
    this.#set(event.target.elements.q.value);
  }

  #cleared(event) {
    if (event.target.value === '') {
      this.#set('');
    }
  }

  #set(text) {
    const query = text.trim();
    if (query === this.#query) {
      this.tell('refresh');
    } else {
      change({ q: query });
    }
  }

  #key(event) {
    if (event.key === 'Escape') {
      event.target.value = this.#query;
      event.target.blur();
    }
  }
}

customElements.define('tidings-filter-bar', FilterBar);
