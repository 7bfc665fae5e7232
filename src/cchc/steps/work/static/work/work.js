// Pages of the year's work: drafts that outlive a lost session, files, selection. Every page works without this file.
"use strict";

// ---------- What is being typed stays in this browser until it was saved.
// A draft knows the version that it was typed over: once a save of one's own made a later one, it is done with.
const DRAFT_DAYS = 14;
const draftName = (job) => `cchc.viec.${job}`;

function readDraft(job) {
  try {
    const draft = JSON.parse(localStorage.getItem(draftName(job)));
    return draft && Date.now() - draft.at < DRAFT_DAYS * 864e5 ? draft : null;
  } catch {
    return null;
  }
}

function dropDraft(job) {
  try {
    localStorage.removeItem(draftName(job));
  } catch { /* a browser that keeps nothing */ }
}

const kept = (form) => [...form.elements].filter((field) => field.name && !["hidden", "file", "submit", "button"].includes(field.type));

function writeDraft(form, sent = false) {
  const fields = Object.fromEntries(kept(form).filter((field) => field.type !== "radio" || field.checked).map((field) => [field.name, field.value]));
  try {
    localStorage.setItem(draftName(form.dataset.draft), JSON.stringify({ at: Date.now(), version: form.dataset.draftVersion, sent, fields }));
  } catch { /* full or switched off: the form itself still works */ }
}

function restoreDraft(form) {
  const draft = readDraft(form.dataset.draft);
  if (!draft) return;
  const saved = draft.sent && Number(draft.version) < Number(form.dataset.draftVersion);
  if (saved || form.querySelector(".error-summary, .work-conflict") || document.querySelector(".work-conflict")) {
    if (saved) dropDraft(form.dataset.draft);
    return;
  }
  let changed = false;
  for (const field of kept(form)) {
    const value = draft.fields[field.name];
    if (value === undefined) continue;
    if (field.type === "radio") {
      changed ||= field.checked !== (field.value === value);
      field.checked = field.value === value;
    } else if (field.value !== value) {
      field.value = value;
      changed = true;
    }
    const folded = field.closest("details");
    if (folded && field.value) folded.open = true;
  }
  form.querySelector("[data-draft-note]").hidden = !changed;
}

function watchDraft(form) {
  if (form.dataset.watched) return;
  form.dataset.watched = "1";
  restoreDraft(form);
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => writeDraft(form), 300);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    writeDraft(form, true);
  });
  form.querySelector("[data-draft-forget]")?.addEventListener("click", () => {
    dropDraft(form.dataset.draft);
    form.reset();
    form.querySelector("[data-draft-note]").hidden = true;
    form.querySelector("[name=state]:checked")?.focus();
  });
}

// ---------- Documents: one line at first, another for each "Thêm tài liệu"; a file may be dropped on its line.
function watchFiles(box) {
  if (box.dataset.watched) return;
  box.dataset.watched = "1";
  const rows = [...box.querySelectorAll("[data-file]")];
  const used = (row) => row.classList.contains("has-error") || row.querySelector(".work-kept") || [...row.querySelectorAll("input:not([type=hidden])")].some((field) => field.value);
  rows.slice(1).forEach((row) => row.toggleAttribute("data-spare", !used(row)));
  const add = box.querySelector("[data-files-add]");
  const spare = () => rows.find((row) => row.hasAttribute("data-spare"));
  const show = () => { add.hidden = !spare(); };
  add.addEventListener("click", () => {
    const row = spare();
    row.removeAttribute("data-spare");
    row.querySelector("input[type=file]").focus();
    show();
  });
  show();
  for (const row of rows) {
    const over = (on) => row.classList.toggle("is-over", on);
    for (const kind of ["dragenter", "dragover"]) row.addEventListener(kind, (event) => { event.preventDefault(); over(true); });
    for (const kind of ["dragleave", "drop"]) row.addEventListener(kind, () => over(false));
    row.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer.files.length) return;
      const field = row.querySelector("input[type=file]");
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

// ---------- The list: choose lines, also a run of them with Shift; the bar shows itself once something is chosen.
function watchSelection(form) {
  if (form.dataset.watched) return;
  form.dataset.watched = "1";
  const bar = form.querySelector("[data-select-bar]");
  if (!bar) return;
  const boxes = () => [...form.querySelectorAll("input[name=viec]")];
  const all = form.querySelector("[data-select-all]");
  let last = null;
  const show = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    bar.querySelector("[data-select-count]").textContent = chosen.toLocaleString("vi-VN");
    bar.toggleAttribute("data-idle", chosen === 0);
    if (all) {
      all.checked = chosen > 0 && chosen === boxes().length;
      all.indeterminate = chosen > 0 && !all.checked;
    }
  };
  form.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=viec]");
    if (!box) return;
    const row = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [row.indexOf(last), row.indexOf(box)].sort((a, b) => a - b);
      row.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
    }
    last = box;
  });
  form.addEventListener("change", (event) => {
    if (event.target === all) boxes().forEach((box) => { box.checked = all.checked; });
    show();
  });
  form.addEventListener("htmx:afterSwap", show);
  show();
}

function watch(root) {
  root.querySelectorAll("form[data-draft]").forEach(watchDraft);
  root.querySelectorAll("[data-files]").forEach(watchFiles);
  root.querySelectorAll("form[data-select]").forEach(watchSelection);
}
watch(document);
document.addEventListener("htmx:load", (event) => watch(event.detail.elt.parentElement ?? document));
document.querySelector("[data-focus]")?.focus();
document.addEventListener("click", (event) => {
  const dropped = event.target.closest("[data-draft-drop]");
  if (dropped) dropDraft(dropped.dataset.draftDrop);
});

// ---------- A form goes out once; back from the next page it can go again.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-once]");
  if (!form) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = form.querySelector("[data-busy]");
  if (button) button.querySelector("span").textContent = button.dataset.busy;
});
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});
