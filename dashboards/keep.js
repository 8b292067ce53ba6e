// Keeps what is typed into a saved field until the app has it: through a reload, a lost connection and a
// killed server. It never writes over what somebody else saved meanwhile.
//
// The app says which text it has by a name beside the field (saved.py): the Adler-32 of that text.
(() => {
  const PREFIX = "aar.typed.";
  const TICK_MS = 400;

  const boxOf = (node) => node.closest?.('[class*="st-key-typed-"]');
  const nameOf = (box) => [...box.classList].find((name) => name.startsWith("st-key-typed-"));
  const inputOf = (box) => box.querySelector("textarea, input");
  const find = (name) => document.querySelector(`.${CSS.escape(name)}`);
  const read = (name) => JSON.parse(sessionStorage.getItem(PREFIX + name) ?? "null");
  const keep = (name, kept) => sessionStorage.setItem(PREFIX + name, JSON.stringify(kept));

  const digest = (text) => {
    let [low, high] = [1, 0];
    for (let place = 0; place < text.length; place++)
      for (const byte of [text.charCodeAt(place) & 255, text.charCodeAt(place) >> 8]) {
        low = (low + byte) % 65521;
        high = (high + low) % 65521;
      }
    return high * 65536 + low;
  };
  const isReceived = (box, text) => box.querySelector(`[class*="st-key-received-${digest(text)}-"]`) !== null;

  const forget = (name, box) => {
    sessionStorage.removeItem(PREFIX + name);
    box.removeAttribute("data-waits");
    box.querySelector(".aar-kept")?.remove();
    box.dataset.base = inputOf(box).value;
  };

  const leave = (box) => read(nameOf(box)) && box.setAttribute("data-waits", "");

  const type = (field, text) => {
    const kind = field.tagName === "TEXTAREA" ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    setTimeout(() => field.dispatchEvent(new FocusEvent("focusout", { bubbles: true })), 50);
  };

  const button = (label, act) => {
    const made = document.createElement("button");
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  const offer = (name, box, text) => {
    if (box.querySelector(".aar-kept")) return;
    const line = document.createElement("div");
    line.className = "aar-kept";
    line.setAttribute("role", "status");
    line.append(
      `Not saved: this was changed elsewhere before your text arrived. You had typed: “${text}” `,
      button("Use mine", () => {
        line.remove();
        keep(name, { base: inputOf(box).value, text });
      }),
      button("Drop mine", () => forget(name, box)),
    );
    box.removeAttribute("data-waits");
    box.append(line);
  };

  const settle = (name) => {
    const box = find(name);
    const kept = read(name);
    const field = box && inputOf(box);
    if (!field || field.disabled) return;
    if (isReceived(box, kept.text)) forget(name, box);
    else if (field === document.activeElement || field.value === kept.text) return;
    else if (field.value.trim() === kept.base.trim()) type(field, kept.text);
    else offer(name, box, kept.text);
  };

  setInterval(() => {
    const names = Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
    if (names.length && document.querySelector('.stApp[data-test-script-state="notRunning"]'))
      names.forEach((key) => settle(key.slice(PREFIX.length)));
  }, TICK_MS);

  document.addEventListener("input", ({ target }) => {
    const box = boxOf(target);
    if (!box) return;
    const base = read(nameOf(box))?.base ?? box.dataset.base ?? "";
    keep(nameOf(box), { base, text: target.value });
    box.removeAttribute("data-waits");
  });
  document.addEventListener("focusin", ({ target }) => {
    const box = boxOf(target);
    if (box) box.dataset.base = target.value;
  });
  document.addEventListener("focusout", ({ target }) => boxOf(target) && leave(boxOf(target)));
  document.addEventListener("keydown", ({ target, key, ctrlKey, metaKey }) => {
    const commits = key === "Enter" && (target.tagName !== "TEXTAREA" || ctrlKey || metaKey);
    if (commits && boxOf(target)) leave(boxOf(target));
  });
})();
