/** What is shown where there is nothing to show: why, and what the reader can do. */
import { html, nothing } from 'lit';

export function empty(title, advice = nothing) {
  return html`<div class="notice"><p class="title">${title}</p><p>${advice}</p></div>`;
}

export function waiting(what) {
  return html`<div class="notice waiting" role="status"><span class="spinner"></span>${what}</div>`;
}

/** Why there is no answer. `again` asks once more. */
export function failed(error, again) {
  const [title, advice] = explained(error);
  return html`<div class="notice failed" role="alert">
    <p class="title">${title}</p>
    <p>${advice}</p>
    ${again ? html`<button class="button" @click=${again}>Try again</button>` : nothing}
  </div>`;
}

function explained({ status, message }) {
  switch (status) {
    case 0:
      return ['The server cannot be reached', 'Once it is back, this page goes on by itself.'];
    case 400:
      return ['This filter is not understood', message];
    case 401:
      return ['You are not signed in', 'Sign in to go on.'];
    case 403:
      return ['You may not see this', message];
    case 404:
      return ['There is no such thing here', message];
    case 503:
      return ['The server is not ready for this yet', `It says: ${message}. This page asks again by itself.`];
    default:
      return ['This did not work', message];
  }
}

/** The state of a question above its last answer: the answer itself, or what there is instead. */
export function answered(asked, what, show) {
  const away = asked.error?.status === 0;
  if (asked.error && !(away && asked.value)) {
    return failed(asked.error, () => asked.refresh());
  }
  return asked.value === undefined
    ? waiting(`Loading ${what} …`)
    : html`<div class="answer ${asked.stale ? 'stale' : ''}">${show(asked.value)}</div>`;
}
