// Small behaviours over pages that the server made. Every page works without this file.
"use strict";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// ---------- Keys: "?" shows them, "/" searches, "g" then a letter goes somewhere. A page may stop them by preventDefault().
let lead = "";
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    document.getElementById("ban-phim")?.showModal();
    event.preventDefault();
    return;
  }
  const place = lead === "g" && document.querySelector(`[data-key="g ${CSS.escape(event.key)}"]`);
  lead = event.key;
  if (place) {
    event.preventDefault();
    place.click();
  }
});

// "/" is heard last: a page with a search of its own (the review's filter) takes it first.
window.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const field = ["tim", "tim-nhanh"].map((id) => document.getElementById(id)).find((one) => one?.offsetParent);
  if (field) field.focus();
  else document.querySelector(".site-search-link")?.click();
  event.preventDefault();
});

// ---------- Notices at the corner: the server sends {"cchc:toast": {"text": "…"}} in the HX-Trigger header.
function toast(text, link = null) {
  const box = document.getElementById("toasts");
  if (!box || !text) return;
  const note = document.createElement("div");
  const words = document.createElement("p");
  note.className = "toast";
  words.textContent = text;
  note.append(words);
  if (link) note.append(link);
  box.append(note);
  setTimeout(() => note.remove(), link ? 60000 : 8000);
}
document.addEventListener("cchc:toast", (event) => toast(event.detail.text ?? event.detail.value));
document.addEventListener("htmx:sendError", () => toast(document.getElementById("toasts").dataset.offline));
document.addEventListener("htmx:responseError", (event) => {
  const said = document.getElementById("toasts").dataset;
  if (event.detail.xhr.status === 401) toast(said.ended, logIn(said));
  else if (event.detail.xhr.status === 403) toast(said.refused);
  else toast(said.failed);
});

// ---------- A session that ended: log in beside the page, so that what was typed here stays; then send it again.
function logIn(said) {
  const link = document.createElement("a");
  Object.assign(link, { href: said.logIn, target: "_blank", textContent: said.logInWords });
  return link;
}
// Logging in changes the token that guards forms: a page takes the one of today, not the one it was made with.
const token = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
document.addEventListener("htmx:configRequest", (event) => {
  if (!token()) return;
  event.detail.headers["X-CSRFToken"] = token();
  if ("csrfmiddlewaretoken" in event.detail.parameters) event.detail.parameters.csrfmiddlewaretoken = token();
});
document.addEventListener("submit", (event) => {
  const field = event.target.elements.namedItem("csrfmiddlewaretoken");
  if (field && token()) field.value = token();
}, true);

// ---------- Panels that open (the person's menu) close with Esc and when one goes elsewhere.
document.addEventListener("click", (event) => {
  for (const panel of document.querySelectorAll("details.person[open]")) {
    if (!panel.contains(event.target)) panel.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const panel of document.querySelectorAll("details.person[open]")) {
    panel.open = false;
    panel.querySelector("summary").focus();
  }
});

// ---------- The tab one is on is in sight, also where the row of tabs is wider than the screen.
for (const here of document.querySelectorAll(".tabs [aria-current], .menu [aria-current]")) {
  const row = here.closest(".tabs, .menu");
  row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}

// ---------- A button that opens the dialog it names.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  document.getElementById(opener.dataset.opens)?.showModal();
});

// ---------- <undo-bar seconds="10">: an offer that goes away, but not while somebody is at it.
customElements.define("undo-bar", class extends HTMLElement {
  connectedCallback() {
    const seconds = Number(this.getAttribute("seconds")) || 10;
    const leave = () => (this.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : this.remove());
    setTimeout(leave, seconds * 1000);
  }
});

// ---------- <password-peek>: shows what was typed, for who types with a Vietnamese keyboard.
customElements.define("password-peek", class extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      const shown = field.type === "text";
      field.type = shown ? "password" : "text";
      button.setAttribute("aria-pressed", String(!shown));
    });
  }
});

// ---------- <day-input>: a day is typed 31/12/2026; the button opens the browser's calendar beside it.
const dayParts = (text) => text.trim().match(/^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/) ?? text.trim().match(/^(\d{2})(\d{2})(\d{4})$/);
const twoDigits = (text) => text.padStart(2, "0");
customElements.define("day-input", class extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const button = this.querySelector("button");
    field.addEventListener("change", () => {
      const typed = dayParts(field.value);
      if (typed) field.value = `${twoDigits(typed[1])}/${twoDigits(typed[2])}/${typed[3]}`;
    });
    if (!("showPicker" in HTMLInputElement.prototype)) return;
    button.hidden = false;
    button.addEventListener("click", () => this.pick(field));
  }

  pick(field) {
    const calendar = this.querySelector("[type=date]") ?? this.calendar(field);
    const typed = dayParts(field.value);
    calendar.value = typed ? `${typed[3]}-${twoDigits(typed[2])}-${twoDigits(typed[1])}` : "";
    calendar.showPicker();
  }

  calendar(field) {
    const calendar = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, ariaHidden: "true" });
    calendar.addEventListener("input", (event) => event.stopPropagation());
    calendar.addEventListener("change", (event) => {
      event.stopPropagation();
      field.value = calendar.value.split("-").reverse().join("/");
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
      field.focus();
    });
    this.append(calendar);
    return calendar;
  }
});

// ---------- <file-input>: what was chosen, said in the words of the page.
customElements.define("file-input", class extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const name = this.querySelector(".file-name");
    const show = () => { name.textContent = [...field.files].map((file) => file.name).join(", ") || name.dataset.none; };
    this.classList.add("is-awake");
    for (const words of this.querySelectorAll("[hidden]")) words.hidden = false;
    field.addEventListener("change", show);
    field.form?.addEventListener("reset", () => setTimeout(show));
    show();
  }
});

// ---------- A form with an error takes the reader there, also where the address still names a place in the page.
const toError = () => document.querySelector(".error-summary")?.focus();
document.addEventListener("DOMContentLoaded", toError);
if (window.location.hash) window.addEventListener("load", () => setTimeout(toError));
