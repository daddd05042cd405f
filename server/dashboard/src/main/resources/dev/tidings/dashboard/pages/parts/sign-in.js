import { html, nothing } from 'lit';
import { PageElement } from '../app/page-element.js';
import { Refusal, TIDINGS } from '../app/server.js';
import { comeBackHere, signIn } from '../app/session.js';

/** Asks who the reader is: by a token, or by an OpenID Connect issuer where the server names one. */
class SignIn extends PageElement {
  static properties = { login: {}, trouble: { state: true }, waiting: { state: true } };

  render() {
    return html`<section class="sign-in">
      <h1>Sign in</h1>
      ${this.login === 'oidc' ? this.#issuer() : nothing}
      <form @submit=${this.#submit}>
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="off" spellcheck="false" required
          aria-describedby="token-help" aria-invalid=${this.trouble ? 'true' : 'false'}>
        <p id="token-help">The one that kubectl uses: <code>kubectl config view --raw --minify</code> shows it, <code>kubectl create token</code>
          makes one for a service account. It is kept until this tab is closed.</p>
        ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble}</p>` : nothing}
        <button class="button primary" ?disabled=${this.waiting}>Sign in</button>
      </form>
    </section>`;
  }

  #issuer() {
    return html`<p><a class="button primary" href="login" @click=${comeBackHere}>Sign in with your organisation</a></p>
      <p class="or">or with a token</p>`;
  }

  async #submit(event) {
    event.preventDefault();
    const token = event.target.elements.token.value.trim();
    this.waiting = true;
    this.trouble = undefined;
    try {
      await this.#tried(token);
    } catch (refusal) {
      this.trouble = refusal.status === 401 ? 'The server does not know this token.' : refusal.message;
    }
    this.waiting = false;
  }

  /** A token that is no header is none; anything but 401 means that the server knows whose it is. */
  async #tried(token) {
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Refusal(401, '');
    }
    const answer = await fetch(new URL(`../${TIDINGS}`, document.baseURI), { headers: { Authorization: `Bearer ${token}` } });
    if (answer.status === 401) {
      throw new Refusal(401, '');
    }
    signIn(token);
  }
}

customElements.define('tidings-sign-in', SignIn);
