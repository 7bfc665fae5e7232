// The page "Điều hành": the print button, and areas of the map that lead to their list (the table beside does so too).
"use strict";

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const area = event.target.closest("[data-href]");
  if (area) window.location.assign(area.dataset.href);
});
for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
document.addEventListener("htmx:afterSwap", () => {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
});
