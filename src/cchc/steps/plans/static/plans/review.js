// The review: which row is selected, its passage lit, keys, filters. Every act is a form or link of the page.
"use strict";

const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").trim();
const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select") !== null;

customElements.define("plan-review", class extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector(".rv-rows-pane");
    this.source = this.querySelector(".rv-source-text");
    this.form = this.querySelector("#rv-form");
    this.words = this.querySelector("#rv-words");
    htmx.config.attributesToSettle = ["class"]; // the policy of the site refuses inline styles
    this.listen();
    this.filter();
    this.choose(document.getElementById(location.hash.slice(1))?.closest(".rv-row") ?? null, { focus: true });
  }

  listen() {
    document.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("focusin", (event) => this.choose(event.target.closest(".rv-row")));
    this.form?.addEventListener("submit", (event) => this.send(event));
    this.querySelector(".rv-filter")?.addEventListener("input", () => this.filter());
    this.querySelector(".rv-filter")?.addEventListener("submit", (event) => { event.preventDefault(); this.filter(); });
    this.querySelector(".rv-panes")?.addEventListener("click", (event) => this.pane(event.target.closest("[data-pane]")?.dataset.pane));
    document.body.addEventListener("plans:corrected", (event) => this.corrected(event.detail));
    document.body.addEventListener("plans:recheck", () => this.recheck());
    document.body.addEventListener("htmx:oobBeforeSwap", (event) => this.spare(event));
    document.body.addEventListener("htmx:oobAfterSwap", (event) => this.restored(event));
  }

  rows() { return [...this.list.querySelectorAll(".rv-row")].filter((row) => !row.hidden && row.parentElement.closest("[hidden]") === null); }

  // ---------- Selecting a row lights its passage and brings it into view
  choose(row, { focus = false } = {}) {
    if (!row) return;
    if (row !== this.row) {
      this.row?.removeAttribute("aria-current");
      this.row = row;
      row.setAttribute("aria-current", "true");
      this.light(row.dataset.anchors);
    }
    if (focus) {
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
      requestAnimationFrame(() => row.scrollIntoView({ block: "nearest" })); // see bring()
    }
  }

  light(anchors) {
    this.source.querySelectorAll(".is-lit").forEach((part) => part.classList.remove("is-lit"));
    const parts = (anchors || "").split(" ").filter(Boolean).map((name) => document.getElementById(name)).filter(Boolean);
    parts.forEach((part) => part.classList.add("is-lit"));
    if (parts.length) this.bring(parts[0], 6);
  }

  // What is out of sight has only a guessed height until it is painted: look again for a few frames.
  bring(part, times) {
    if (!this.source.offsetParent || !part.classList.contains("is-lit")) return;
    const box = this.source.getBoundingClientRect();
    const off = part.getBoundingClientRect().top - box.top - box.height / 4;
    this.source.scrollTop += off;
    if (times > 0) requestAnimationFrame(() => this.bring(part, times - 1));
  }

  step(by, only = () => true) {
    const rows = this.rows();
    const at = rows.indexOf(this.row);
    const next = by > 0 ? rows.slice(at + 1).find(only) : rows.slice(0, Math.max(at, 0)).reverse().find(only);
    this.choose(next ?? (at < 0 ? rows[0] : null), { focus: true });
  }

  // ---------- Keys
  key(event) {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    const command = event.ctrlKey || event.metaKey;
    const editing = event.target.closest(".is-editing");
    if (editing && event.key === "Escape") return this.stop(event, () => this.close(editing));
    if (event.key === "Escape" && event.target.closest(".rv-decision")) return this.stop(event, () => this.show(event.target.closest(".rv-row")));
    if (editing && command && event.key === "Enter") return this.stop(event, () => editing.querySelector(".button-main").click());
    if (event.target === this.words && (event.key === "Escape" || event.key === "Enter")) return this.stop(event, () => this.step(1));
    if (isTyping(event.target)) return;
    if (command && event.key.toLowerCase() === "z") return this.stop(event, () => this.act(event.shiftKey ? "redo" : "undo", this));
    if (command && event.key.toLowerCase() === "y") return this.stop(event, () => this.act("redo", this));
    if (command) return;
    if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) return this.stop(event, () => this.act(event.key === "ArrowUp" ? "up" : "down"));
    if (event.altKey) return;
    if (event.key === "Enter" && event.target !== this.row) return;
    const acts = {
      j: () => this.step(1), ArrowDown: () => this.step(1), k: () => this.step(-1), ArrowUp: () => this.step(-1),
      n: () => this.step(1, (row) => row.hasAttribute("data-doubtful")),
      Enter: () => this.act("edit"), e: () => this.act("edit"), d: () => this.act("drop"), s: () => this.act("split"),
      m: () => this.act("merge"), a: () => this.act("add"), x: () => this.row?.querySelector("[name=dong][type=checkbox]")?.click(),
      "/": () => this.words?.focus(), v: () => this.pane(this.dataset.pane === "source" ? "rows" : "source"),
    };
    const arrow = event.key.startsWith("Arrow");
    if (acts[event.key] && !(arrow && event.target !== this.row)) this.stop(event, acts[event.key]);
  }

  stop(event, act) { event.preventDefault(); act(); }

  act(name, within = this.row) {
    if (within !== this) this.more(within);
    within?.querySelector(`[data-act="${name}"]:not([disabled])`)?.click();
  }

  // ---------- Clicks: links that open a form open it in place; the rest is the page's own
  click(event) {
    const link = event.target.closest("a[data-act]");
    if (!link || event.ctrlKey || event.metaKey) return;
    const row = link.closest(".rv-row");
    if (link.dataset.act === "show") {
      event.preventDefault();
      this.choose(row);
      this.pane("source");
      this.light(row.dataset.anchors);
    } else if (link.dataset.act === "more") {
      event.preventDefault();
      this.choose(row);
      this.more(row)?.querySelector("a, button").focus();
    } else if (link.dataset.act === "decide") {
      event.preventDefault();
      htmx.ajax("GET", link.href, { target: link, swap: "outerHTML" }).then(() => row.querySelector(".rv-decision input:not([type=hidden]), .rv-decision button")?.focus());
    } else if (link.dataset.act === "undecide") {
      event.preventDefault();
      this.show(row);
    } else if (link.dataset.act === "close") {
      event.preventDefault();
      this.close(row);
    } else if (["edit", "split"].includes(link.dataset.act)) {
      event.preventDefault();
      this.wanted = "form";
      htmx.ajax("GET", link.href, { source: row, swap: "none" });
    }
  }

  close(row) {
    const form = row.querySelector("form[data-edit]");
    if (form && !form.querySelector(".rv-conflict")) return form.querySelector("[name=xong]").click();
    this.show(row);
  }

  // The row again as it stands on the server
  show(row) {
    if (!row.dataset.key) return location.reload();
    this.showing = row.id;
    htmx.ajax("GET", `${this.dataset.review}dong/${row.dataset.key}/?xem=1&phan=${this.dataset.part}`, { source: this, swap: "none" });
  }

  // All that can be done with a row, made when it is asked for: from the page's one template
  more(row) {
    const there = row?.querySelector(".rv-more");
    const made = document.getElementById(row?.hasAttribute("data-dropped") ? "rv-acts-dropped" : "rv-acts");
    if (there || !made || !row.dataset.key || row.querySelector("form.rv-edit")) return there;
    const acts = made.content.cloneNode(true);
    for (const part of acts.querySelectorAll("a, button")) {
      for (const attribute of part.attributes) attribute.value = attribute.value.replace("KEY", row.dataset.key).replace("VERSION", row.dataset.version);
    }
    row.querySelector(".rv-acts").append(acts);
    return row.querySelector(".rv-more");
  }

  // ---------- The one form behind all buttons of the rows
  send(event) {
    event.preventDefault();
    const data = new FormData(this.form, event.submitter);
    const values = {};
    for (const name of new Set(data.keys())) values[name] = data.getAll(name).length > 1 ? data.getAll(name) : data.get(name);
    if (event.submitter?.name) values[event.submitter.name] = event.submitter.value;
    if (event.submitter?.name && event.submitter.name !== "dong") delete values.dong;
    this.sentFrom = this.row?.id;
    htmx.ajax("POST", event.submitter?.formAction ?? this.form.action, { source: this.form, swap: "none", values });
  }

  corrected({ key, said, edit }) {
    if (said) document.dispatchEvent(new CustomEvent("cchc:toast", { detail: { text: said } }));
    const row = document.getElementById(`d-${key}`);
    this.filter();
    if (row && edit) row.querySelector('[data-act="edit"]')?.click();
    else if (row && !this.elsewhere(row) && this.row?.id === this.sentFrom) this.choose(row, { focus: true });
    this.recheck();
  }

  // An answer that comes late must not take the focus from where somebody types or has gone by now.
  elsewhere(row) { return isTyping(document.activeElement) && !row.contains(document.activeElement); }

  // ---------- Findings are looked at again a moment after the last correction
  recheck() {
    clearTimeout(this.later);
    this.later = setTimeout(() => htmx.ajax("GET", `${this.dataset.review}ra-lai/?phan=${this.dataset.part}`, { source: this, swap: "none" }), 400);
  }

  // Before a row is replaced: a form that is open in it stays, and where the focus is in it is remembered.
  spare(event) {
    const target = event.detail.target;
    if (!target.classList?.contains("rv-row")) return;
    const fresh = event.detail.fragment?.firstElementChild;
    if (event.detail.requestConfig?.verb === "get" && this.inUse(target) && this.showing !== target.id && !fresh?.querySelector("form")) event.detail.shouldSwap = false;
    else if (target.contains(document.activeElement)) this.kept = { row: target.id, part: this.nameOf(document.activeElement, target) };
  }

  // Somebody writes in the row: corrects it, or gives the reason for a finding.
  inUse(row) { return row.classList.contains("is-editing") ? row.contains(document.activeElement) : row.querySelector(".rv-decision") !== null; }

  nameOf(part, row) {
    if (part === row) return null;
    const told = ["id", "href", "name", "data-act"].find((attribute) => part.hasAttribute(attribute));
    return told ? `[${told}="${CSS.escape(part.getAttribute(told))}"]` : null;
  }

  restored(event) {
    const row = event.detail.target?.id && document.getElementById(event.detail.target.id);
    if (!row?.classList.contains("rv-row")) return;
    if (this.row?.id === row.id) this.row = row; // keys that come before it has settled mean this row
    setTimeout(() => this.settle(row)); // after htmx has put the focus back where it was
  }

  settle(row) {
    if (this.showing === row.id) this.showing = null;
    if (this.row?.id === row.id) {
      this.row = null;
      this.choose(row);
    }
    if (this.kept?.row === row.id) {
      const part = this.kept.part && row.querySelector(this.kept.part);
      this.kept = null;
      if (document.activeElement === document.body) (part ?? row).focus({ preventScroll: true });
    }
    const editing = !this.elsewhere(row) && row.querySelector("form.rv-edit") && !row.contains(document.activeElement?.closest("input, textarea, select, button"));
    if (editing) (row.querySelector(".has-error textarea, .has-error input") ?? row.querySelector("textarea, input:not([type=hidden], [type=checkbox])"))?.focus();
    this.filter();
  }

  // ---------- Filters: at once, without accents; the same as the server's
  filter() {
    const form = this.querySelector(".rv-filter");
    if (!form) return;
    const words = fold(form.elements.tim.value).split(/\s+/).filter(Boolean);
    const field = form.elements["linh-vuc"]?.value ?? "";
    const rule = form.elements.loi?.value ?? "";
    const doubtful = form.elements.loc.checked;
    let shown = 0;
    let all = 0;
    for (const group of this.list.querySelectorAll(".rv-group")) {
      let inGroup = 0;
      for (const row of group.querySelectorAll(".rv-row")) {
        const text = row.dataset.search ?? "";
        const passes = row.classList.contains("is-editing") || (words.every((word) => text.includes(word))
          && (!field || group.dataset.field === field) && (!doubtful || row.hasAttribute("data-doubtful"))
          && (!rule || (row.dataset.rules ?? "").split(" ").includes(rule)));
        row.hidden = !passes;
        inGroup += passes;
        all += 1;
      }
      group.hidden = inGroup === 0;
      const count = group.querySelector("h3 .count");
      if (count) count.textContent = inGroup;
      shown += inGroup;
    }
    form.querySelector("#rv-shown").textContent = shown === all ? `${all}` : `${shown}/${all}`;
    const none = this.querySelector("#rv-none");
    if (none) none.hidden = shown > 0 || all === 0;
  }

  // ---------- Phone: one of the two sides
  pane(name) {
    if (!name) return;
    this.dataset.pane = name;
    this.querySelectorAll("[data-pane]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.pane === name)));
    if (name === "source" && this.row) this.light(this.row.dataset.anchors);
  }
});
