/** Who the reader is to the server: a token, kept for as long as this tab is open. */
const TOKEN = 'tidings.token';

/** Where the server's own page, at which a login at an issuer ends, leads back to. */
const RETURN = 'tidings.return';
const changed = new EventTarget();

export function signedIn() {
  return sessionStorage.getItem(TOKEN) !== null;
}

export function credentials() {
  const token = sessionStorage.getItem(TOKEN);
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

export function signIn(token) {
  sessionStorage.setItem(TOKEN, token);
  changed.dispatchEvent(new Event('changed'));
}

export function signOut() {
  sessionStorage.removeItem(TOKEN);
  changed.dispatchEvent(new Event('changed'));
}

/** Has a login that goes by way of an issuer end where the reader is now. */
export function comeBackHere() {
  sessionStorage.setItem(RETURN, location.pathname + location.search);
}

/** The server does not know the reader, or not any more. */
export function refused() {
  changed.dispatchEvent(new Event('refused'));
}

/** Calls back once the reader has signed in, as long as an element is there: what was refused can be asked again. */
export class SignedIn {
  #listener;

  constructor(host, again) {
    this.#listener = () => signedIn() && again();
    host.addController(this);
  }

  hostConnected() {
    changed.addEventListener('changed', this.#listener);
  }

  hostDisconnected() {
    changed.removeEventListener('changed', this.#listener);
  }
}

export function onSession({ change, refusal }) {
  changed.addEventListener('changed', change);
  changed.addEventListener('refused', refusal);
}
