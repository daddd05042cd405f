/** Questions to the server that the page came from. */
import { reached } from './connection.js';
import { credentials, refused } from './session.js';

const ROOT = new URL('../', document.baseURI);
export const TIDINGS = 'apis/tidings.dev/v1/';

/** The server has said no, or nothing; `status` is 0 where it could not be reached. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }

  /** Whether it may be answered soon: the server cannot be reached, or is not ready. */
  get passing() {
    return this.status === 0 || this.status === 503;
  }

  /** Whether the server does not know the reader, so that it is of no use to ask before they have signed in. */
  get ofStrangers() {
    return this.status === 401;
  }
}

/** The path of a question; parameters without a value are left out. */
export function question(name, values = {}) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') {
      params.set(key, value);
    }
  }
  return `${TIDINGS}${name}?${params}`;
}

export async function ask(path, signal) {
  return (await send(path, { signal })).json();
}

export async function post(path, body) {
  const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  return (await send(path, { method: 'POST', ...sent })).json();
}

/** An answer that is good; its body has not been read. */
export async function send(path, options = {}) {
  const answer = await reach(path, options);
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    refused();
  }
  throw new Refusal(answer.status, await said(answer));
}

async function reach(path, options) {
  try {
    const headers = { Accept: 'application/json', ...options.headers, ...credentials() };
    const answer = await fetch(new URL(path, ROOT), { ...options, headers });
    reached(true);
    return answer;
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    reached(false);
    throw new Refusal(0, 'The server cannot be reached.');
  }
}

async function said(answer) {
  try {
    return (await answer.json()).message ?? answer.statusText;
  } catch {
    return answer.statusText || `The server answered ${answer.status}.`;
  }
}
