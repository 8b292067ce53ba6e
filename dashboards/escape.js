// Escape closes a list of choices and empties nothing: what was chosen is saved, and would be lost by the key
// that people press to get away. The cross beside the list empties it, by mouse and by keyboard.
(() => {
  const isClearable = (field) =>
    field.closest?.('[data-testid="stSelectbox"]')?.querySelector('[aria-label="Clear value"]');

  const onKey = (event) => {
    const field = event.target;
    if (event.key !== "Escape" || event.isComposing || !isClearable(field)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (field.getAttribute("aria-expanded") !== "true") return;
    field.blur();
    field.focus();
  };

  window.addEventListener("keydown", onKey, true);
})();
