// <pass-key ask="create|get" question="…">: the browser's answer goes into the form around the button, then the form goes.
"use strict";

customElements.define("pass-key", class extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.form.reportValidity()) this.answer();
    });
  }

  async answer() {
    const question = JSON.parse(this.getAttribute("question")).publicKey;
    const creates = this.getAttribute("ask") === "create";
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return this.say("missing");
    try {
      const made = creates
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      this.form.querySelector("[data-answer]").value = JSON.stringify(made.toJSON());
      this.form.submit();
    } catch (error) {
      this.say(error.name === "InvalidStateError" ? "held" : "stopped");
    }
  }

  say(what) {
    const box = document.querySelector("[data-passkey-says]");
    box.querySelector("p").textContent = box.dataset[what];
    box.hidden = false;
  }
});
