// The month: arrows go from day to day with jobs, up and down a week, Page Up and Page Down a month.
"use strict";

const month = document.querySelector(".work-month");
const days = [...month.querySelectorAll("tbody td")];
const entry = (day) => [...day.querySelectorAll("a")].find((link) => link.offsetParent);

// The next day with jobs, `step` cells away each time; for weeks it stays in its column.
function towards(from, step) {
  for (let at = from + step; at >= 0 && at < days.length; at += step) {
    if (entry(days[at])) return entry(days[at]);
  }
  return null;
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { PageUp: "prev", PageDown: "next" };

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!month.contains(document.activeElement)) return;
  if (TURNS[event.key]) {
    event.preventDefault();
    const link = document.querySelector(`[rel="${TURNS[event.key]}"]`);
    window.location.assign(`${link.href}#${month.id}`);
    return;
  }
  if (!STEPS[event.key]) return;
  event.preventDefault();
  const here = days.findIndex((day) => day.contains(document.activeElement));
  const there = here < 0 ? towards(-1, 1) : towards(here, STEPS[event.key]);
  there?.focus();
});

// Whoever turned the page by a key goes on in the table.
if (window.location.hash === `#${month.id}`) month.focus();
