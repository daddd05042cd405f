import { html, nothing } from 'lit';
import { PageElement } from '../app/page-element.js';
import { change } from '../app/address.js';
import { PRESETS, between, ends, inWords, periodOf } from '../app/period.js';
import { Settings } from '../app/settings.js';
import { fieldOf, momentOf, zone } from '../app/times.js';
import { icon } from './icons.js';

/** Chooses a range of time: one that ends now, or any other. `usual` is what is shown without a choice, where that is not a range. */
class PeriodPicker extends PageElement {
  static properties = { params: { attribute: false }, usual: {}, trouble: { state: true } };

  constructor() {
    super();
    this.params = new URLSearchParams();
    new Settings(this);
  }

  render() {
    const period = periodOf(this.params);
    return html`<details class="menu period" @keydown=${this.#key} @focusout=${this.#left}>
      <summary class="button" title="Range of time">${icon('clock')}<span>${this.usual && !this.params.has('from') ? this.usual : inWords(period)}</span></summary>
      <div class="menu-body">
        <div class="presets" role="group" aria-label="Ranges that end now">
          ${PRESETS.map(([value, words]) => html`<button type="button" class="button bare" aria-pressed=${!period.to && period.from === value}
            @click=${() => this.#choose({ from: value, to: '' })}>Last ${words}</button>`)}
        </div>
        ${this.#exact(period)}
      </div>
    </details>`;
  }

  #exact(period) {
    const both = ends(period);
    return html`<fieldset>
      <legend>From and to, ${zone(both.to)}</legend>
      <input type="datetime-local" step="1" name="from" aria-label="From" .value=${fieldOf(both.from)}>
      <input type="datetime-local" step="1" name="to" aria-label="To" .value=${fieldOf(both.to)}>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
      <button type="button" class="button" @click=${this.#chooseExact}>Show</button>
    </fieldset>`;
  }

  #chooseExact() {
    const [from, to] = ['from', 'to'].map((name) => momentOf(this.querySelector(`[name=${name}]`).value));
    if (from < to) {
      this.#choose(between(from, to));
    } else {
      this.trouble = from >= to ? 'From must be before To.' : 'Both From and To are needed.';
    }
  }

  #choose(period) {
    this.trouble = undefined;
    this.querySelector('details').open = false;
    change(period);
  }

  #key(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.querySelector('details').open = false;
      this.querySelector('summary').focus();
    }
  }

  #left(event) {
    if (event.relatedTarget && !this.contains(event.relatedTarget)) {
      this.querySelector('details').open = false;
    }
  }
}

customElements.define('tidings-period-picker', PeriodPicker);
