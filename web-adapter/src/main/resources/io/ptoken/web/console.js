// What a script adds: nothing of a page depends on it.

// A part that is loaded anew keeps the folds open that were, and says when it cannot be loaded any more.
document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  part.openFolds = [...part.querySelectorAll("details[open][id]")].map((fold) => fold.id);
});
document.addEventListener("htmx:afterSwap", (event) => {
  (event.detail.target.openFolds || []).forEach((id) => {
    const fold = document.getElementById(id);
    if (fold) {
      fold.open = true;
    }
  });
});
const refreshed = (event) => {
  const live = event.target.closest("[data-live]");
  if (live) {
    document.getElementById(live.dataset.live).hidden = event.detail.successful === true;
  }
};
document.addEventListener("htmx:afterRequest", refreshed);

for (const button of document.querySelectorAll(".js-print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// The zone of the browser, to be taken with one press.
for (const button of document.querySelectorAll(".js-zone")) {
  const select = button.form.elements.zone;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && zone !== select.value && [...select.options].some((option) => option.value === zone)) {
    button.textContent = button.dataset.label.replace("*", zone);
    button.hidden = false;
    button.addEventListener("click", () => {
      select.value = zone;
      button.form.requestSubmit();
    });
  }
}
