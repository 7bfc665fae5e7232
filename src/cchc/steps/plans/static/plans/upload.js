// The upload page: a place to drop a file on, and a form that goes out once.
"use strict";

customElements.define("drop-zone", class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    const name = this.querySelector(".drop-name");
    const show = () => { name.textContent = input.files[0]?.name ?? ""; };
    input.addEventListener("change", show);
    show(); // the browser may have kept the choice over a reload
    const over = (on) => this.classList.toggle("is-over", on);
    for (const kind of ["dragenter", "dragover"]) {
      this.addEventListener(kind, (event) => { event.preventDefault(); over(true); });
    }
    for (const kind of ["dragleave", "drop"]) this.addEventListener(kind, () => over(false));
    this.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
      show();
    });
    document.addEventListener("paste", (event) => {
      if (event.target.closest("textarea, input[type=text]") || !event.clipboardData.files.length) return;
      input.files = event.clipboardData.files;
      show();
    });
  }
});

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    const button = form.querySelector("[data-busy]");
    if (button) button.querySelector("span").textContent = button.dataset.busy;
  });
}
// Back from the next page (bfcache) the form can be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
