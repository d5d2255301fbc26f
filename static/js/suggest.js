// Suggestions while typing into a search box: the combobox pattern of ARIA 1.2. The form works without.
const WAIT = 180; // milliseconds without a key
const LEAST = 2; // letters

const set = (element, attributes) => Object.entries(attributes).forEach((pair) => element.setAttribute(...pair));

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const { suggest, label } = input.dataset;
  const known = new Map();
  const list = document.createElement("div");
  const told = document.createElement("span");
  let timer, question;
  let chosen = null;

  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  told.className = "visually-hidden";
  set(list, { role: "listbox", "aria-label": label });
  set(told, { role: "status" });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": list.id });
  input.autocomplete = "off";
  input.after(list, told);

  input.oninput = () => {
    close();
    clearTimeout(timer);
    const text = input.value.trim();
    if (text.length >= LEAST) timer = setTimeout(ask, WAIT, text);
  };
  input.onkeydown = (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) choose(step);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen) chosen.click();
    else return;
    event.preventDefault();
  };
  input.onblur = close;
  list.onmousedown = (event) => event.preventDefault(); // the box keeps the focus

  async function ask(text) {
    question?.abort();
    question = new AbortController();
    try {
      if (!known.has(text)) {
        const { signal } = question;
        known.set(text, await (await fetch(`${suggest}?q=${encodeURIComponent(text)}`, { signal })).json());
      }
    } catch {
      return; // a newer question, or no answer
    }
    if (text === input.value.trim() && input === document.activeElement) show(...known.get(text));
  }

  function show(_text, titles, kinds, addresses) {
    list.replaceChildren(...titles.map((title, place) => {
      const [option, kind] = ["a", "span"].map((tag) => document.createElement(tag));
      set(option, { id: `${list.id}-${place}`, href: addresses[place], role: "option", tabindex: -1 });
      kind.textContent = kinds[place];
      option.append(title, " ", kind);
      return option;
    }));
    list.hidden = !titles.length;
    told.textContent = `${label}: ${titles.length}`;
    set(input, { "aria-expanded": !list.hidden });
  }

  function choose(step) {
    const options = [null, ...list.children];
    chosen?.removeAttribute("aria-selected");
    chosen = options.at((options.indexOf(chosen) + step) % options.length);
    chosen?.setAttribute("aria-selected", true);
    set(input, { "aria-activedescendant": chosen?.id ?? "" });
  }

  function close() {
    list.hidden = true;
    chosen = null;
    told.textContent = "";
    set(input, { "aria-expanded": false, "aria-activedescendant": "" });
  }
}
