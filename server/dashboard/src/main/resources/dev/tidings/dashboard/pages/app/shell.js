import { html, nothing } from 'lit';
import { closeMenusOutside } from '../parts/menus.js';
import { icon } from '../parts/icons.js';
import { waiting } from '../parts/notices.js';
import '../parts/help.js';
import '../parts/sign-in.js';
import { followLinks, go, here, hrefKeeping, onMove } from './address.js';
import { isThere, onConnection } from './connection.js';
import { Keys } from './keys.js';
import { PageElement } from './page-element.js';
import { ask, post } from './server.js';
import { onSession, signedIn, signOut } from './session.js';
import { Settings, inUtc, setTheme, setUtc, theme } from './settings.js';
import { zone } from './times.js';

const NAMES = {
  overview: 'Overview',
  explore: 'Explore',
  live: 'Live',
  'cluster-scoped': 'Cluster-scoped',
  routes: 'Routes',
};
const THEMES = ['system', 'dark', 'light'];
const THEME_ICONS = { system: 'system', dark: 'moon', light: 'sun' };
const ICON = new URL('../icon.svg', import.meta.url).href;
const REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };

/** Milliseconds before the server is asked again how it knows its readers. */
const ASK_AGAIN = 2000;

/** What is around every view: where to go, how times and colours are shown, who the reader is. */
class Shell extends PageElement {
  static properties = {
    place: { state: true },
    login: { state: true },
    user: { state: true },
    asksWho: { state: true },
    keepsView: { state: true },
  };

  constructor() {
    super();
    this.place = here();
    this.asksWho = false;
    this.keepsView = false;
    new Settings(this);
    new Keys(this, this.#keys());
  }

  connectedCallback() {
    super.connectedCallback();
    followLinks(this);
    closeMenusOutside(document);
    onMove(() => this.#moved());
    onSession({ change: () => this.#signedInOrOut(), refusal: () => this.#refused() });
    onConnection(() => this.requestUpdate());
    this.#begin();
  }

  async #begin() {
    try {
      this.login = (await ask('ui/config.json')).login;
    } catch {
      setTimeout(() => this.#begin(), ASK_AGAIN);
      return;
    }
    this.asksWho = this.login !== 'none' && !signedIn();
    this.#askName();
  }

  async #askName() {
    this.user = undefined;
    if (this.login === 'none' || !signedIn()) {
      return;
    }
    try {
      this.user = (await post('apis/authentication.k8s.io/v1/selfsubjectreviews', REVIEW)).status.userInfo.username;
    } catch {
      // a name is a comfort: what is wrong is said where it matters
    }
  }

  /** The view stays behind the question who the reader is, and goes on where it was if that is the same one. */
  #refused() {
    this.keepsView ||= !this.asksWho;
    this.asksWho = true;
  }

  async #signedInOrOut() {
    const before = this.user;
    await this.#askName();
    if (!signedIn() || this.user !== before) {
      this.keepsView = false;
      this.asksWho = this.login !== 'none';
      await this.updateComplete;
    }
    this.asksWho = this.login !== 'none' && !signedIn();
  }

  #moved() {
    const before = this.place.view;
    this.place = here();
    if (this.place.view !== before) {
      this.querySelector('main')?.scrollTo(0, 0);
    }
  }

  updated() {
    const { view, params } = this.place;
    const name = view === 'object' ? `${params.get('kind')}/${params.get('name')}` : NAMES[view];
    document.title = `${name} · Tidings`;
  }

  render() {
    return html`<a class="skip" href="#content">Skip to content</a>
      <div class="shell">
        <nav aria-label="Views">
          <a class="brand" href="./"><img src=${ICON} alt="" width="22" height="22"><span>Tidings</span></a>
          <ul class="views">${Object.entries(NAMES).map(([view, name]) => this.#link(view, name))}</ul>
          ${this.#settings()}
        </nav>
        <main id="content" tabindex="-1">${isThere() ? nothing : this.#away()}${this.#view()}</main>
      </div>
      <tidings-help></tidings-help>`;
  }

  #link(view, name) {
    const current = this.place.view === view;
    return html`<li><a href=${hrefKeeping(view)} title=${name} aria-current=${current ? 'page' : nothing}>${icon(view)}<span>${name}</span></a></li>`;
  }

  #settings() {
    return html`<div class="settings" role="group" aria-label="Settings">
      ${this.user || signedIn() ? this.#reader() : nothing}
      <button class="button bare" title="UTC or local time (u)" @click=${() => setUtc(!inUtc())}>${icon('clock')}<span>${zone()}</span></button>
      <button class="button bare" title="Dark or light (d)" @click=${() => this.#nextTheme()}>${icon(THEME_ICONS[theme()])}<span>${theme()}</span></button>
      <button class="button bare" title="Keys (?)" @click=${() => this.#help()}>${icon('help')}<span>Keys</span></button>
    </div>`;
  }

  #reader() {
    return html`<button class="button bare reader" title="Sign out ${this.user ?? ''}" @click=${signOut}>
      ${icon('leave')}<span>${this.user ?? 'Sign out'}</span></button>`;
  }

  #view() {
    const { view, params } = this.place;
    if (this.login === undefined) {
      return waiting('Asking the server …');
    }
    return html`${this.asksWho ? html`<tidings-sign-in .login=${this.login}></tidings-sign-in>` : nothing}
      ${this.asksWho && !this.keepsView ? nothing : this.#shown(view, params)}`;
  }

  #shown(view, params) {
    switch (view) {
      case 'explore':
        return html`<tidings-explore .params=${params}></tidings-explore>`;
      case 'live':
        return html`<tidings-live .params=${params}></tidings-live>`;
      case 'object':
        return html`<tidings-object .params=${params}></tidings-object>`;
      case 'cluster-scoped':
        return html`<tidings-cluster-scoped .params=${params}></tidings-cluster-scoped>`;
      case 'routes':
        return html`<tidings-routes .params=${params}></tidings-routes>`;
      default:
        return html`<tidings-overview .params=${params}></tidings-overview>`;
    }
  }

  #away() {
    return html`<p class="gap away" role="status">The server cannot be reached. What is shown is what it said last;
      this page goes on by itself once it is back.</p>`;
  }

  #nextTheme() {
    setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  }

  #help() {
    this.querySelector('tidings-help').show();
  }

  /** The letter after `g` says where to go. */
  #keys() {
    let going = false;
    const to = (view) => () => {
      const asked = going;
      going = false;
      return asked ? go(hrefKeeping(view)) : false;
    };
    return {
      g: () => {
        going = true;
        setTimeout(() => (going = false), 1500);
      },
      o: to('overview'),
      e: to('explore'),
      l: to('live'),
      c: to('cluster-scoped'),
      r: to('routes'),
      u: () => setUtc(!inUtc()),
      d: () => this.#nextTheme(),
      '?': () => this.#help(),
    };
  }
}

customElements.define('tidings-app', Shell);
