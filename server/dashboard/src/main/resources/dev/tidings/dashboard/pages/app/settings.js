/** What the reader has chosen for this browser: dark or light, UTC or local time. No filter is here; those are in the URL. */
const changed = new EventTarget();

export function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function setTheme(chosen) {
  if (chosen === 'system') {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem('tidings.theme');
  } else {
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem('tidings.theme', chosen);
  }
  changed.dispatchEvent(new Event('changed'));
}

/** Whether times are shown in UTC; otherwise they are those of the reader's place. */
export function inUtc() {
  return localStorage.getItem('tidings.zone') === 'utc';
}

export function setUtc(utc) {
  localStorage.setItem('tidings.zone', utc ? 'utc' : 'local');
  changed.dispatchEvent(new Event('changed'));
}

/** Renders an element again whenever a setting changes. */
export class Settings {
  #update;

  constructor(host) {
    this.#update = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    changed.addEventListener('changed', this.#update);
  }

  hostDisconnected() {
    changed.removeEventListener('changed', this.#update);
  }
}
