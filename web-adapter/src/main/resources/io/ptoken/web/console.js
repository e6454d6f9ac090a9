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
