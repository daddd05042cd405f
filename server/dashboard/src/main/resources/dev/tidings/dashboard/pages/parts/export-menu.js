import { html, nothing } from 'lit';
import { csv, fetchAll, json, save } from '../app/export.js';
import { whole } from '../app/numbers.js';
import { PageElement } from '../app/page-element.js';
import { icon } from './icons.js';
import { closeMenu } from './menus.js';

/** What a browser's memory takes easily; more than this is a matter for the API. */
const MOST = 20_000;

/** Saves what a search finds as a file. */
class ExportMenu extends PageElement {
  static properties = { search: {}, total: { type: Number }, done: { state: true }, trouble: { state: true } };
  #going;

  render() {
    return html`<details class="menu export">
        <summary class="button">${icon('save')}Export</summary>
        <div class="menu-body">
          <button type="button" class="button bare" @click=${(event) => this.#export(event, 'csv')}>CSV, a row for each event</button>
          <button type="button" class="button bare" @click=${(event) => this.#export(event, 'json')}>JSON, as kubectl get -o json</button>
          ${this.total > MOST
            ? html`<p class="fine">The first ${whole(MOST)} of ${whole(this.total)}. A shorter range of time has all of it.</p>`
            : nothing}
        </div>
      </details>
      <span class="fine" role="status">${this.#state()}</span>`;
  }

  #state() {
    if (this.trouble) {
      return html`Not saved: ${this.trouble}`;
    }
    return this.#going ? html`${whole(this.done)} of ${whole(Math.min(this.total, MOST))} …
      <button class="button bare" @click=${() => this.#going.abort()}>Stop</button>` : nothing;
  }

  async #export(event, form) {
    closeMenu(event.target);
    this.#going?.abort();
    const going = new AbortController();
    this.#going = going;
    this.done = 0;
    this.trouble = undefined;
    try {
      const items = await fetchAll(this.search, MOST, going.signal, (done) => (this.done = done));
      save(form === 'csv' ? csv(items) : json(items), form);
    } catch (error) {
      this.trouble = going.signal.aborted ? undefined : error.message;
    }
    this.#going = undefined;
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#going?.abort();
  }
}

customElements.define('tidings-export-menu', ExportMenu);
