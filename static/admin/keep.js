// Keeps in this tab what is typed in a form until it is saved, so that nothing is lost if the session ends meanwhile.
"use strict";

const KEPT = "kept-form";
const script = document.currentScript;
const drawn = new Map(); // the editor that stands for a text area
const here = location.pathname + location.search;

function controls(form) {
  return [...form.elements].filter(
    (control) =>
      control.name &&
      !control.name.includes("__prefix__") &&
      !["hidden", "file", "password", "submit", "button", "image", "fieldset"].includes(control.type),
  );
}

function valueOf(control) {
  if (control.type === "checkbox" || control.type === "radio") return control.checked;
  if (control.tagName === "SELECT") return [...control.selectedOptions].map((option) => [option.value, option.text.trim()]);
  return control.value;
}

function keyOf(control) {
  return control.type === "checkbox" || control.type === "radio" ? `${control.name}=${control.value}` : control.name;
}

function read(form) {
  return controls(form).map((control) => [keyOf(control), valueOf(control)]);
}

function keep(form) {
  const rows = [...form.querySelectorAll("[name$='-TOTAL_FORMS']")].map((control) => [control.name, Number(control.value)]);
  const kept = { user: script.dataset.user, page: here, form: form.id, values: read(form), rows };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // too long for the browser: then it is as it was without this script
  }
}

function addRows(form, rows) {
  for (const [name, total] of rows) {
    const count = form.elements[name];
    const group = document.getElementById(name.replace(/-TOTAL_FORMS$/, "-group"));
    const add = group?.querySelector(".add-row a, .add-row button");
    while (add && count && Number(count.value) < total) {
      const before = count.value;
      add.click();
      if (count.value === before) break;
    }
  }
}

function write(control, value) {
  if (typeof value === "boolean") {
    control.checked = value;
  } else if (Array.isArray(value)) {
    for (const option of control.options) option.selected = false;
    for (const [key, text] of value) {
      const known = [...control.options].find((option) => option.value === key);
      if (known) known.selected = true;
      else control.add(new Option(text, key, true, true));
    }
  } else {
    control.value = value;
    drawn.get(control)?.commands.setContent(value);
  }
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

function restore(form, kept) {
  addRows(form, kept.rows);
  const values = new Map(kept.values);
  for (const control of controls(form)) {
    const value = values.get(keyOf(control));
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(valueOf(control))) write(control, value);
  }
}

function offer(form, kept) {
  const box = document.createElement("div");
  const words = document.createElement("p");
  box.className = "kept-offer";
  box.setAttribute("role", "status");
  words.textContent = script.dataset.offer;
  box.append(words);
  for (const [label, act] of [
    [script.dataset.restore, () => restore(form, kept)],
    [script.dataset.discard, () => sessionStorage.removeItem(KEPT)],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = label;
    button.addEventListener("click", () => {
      act();
      box.remove();
    });
    box.append(button);
  }
  form.prepend(box);
}

function watch(form) {
  let waiting;
  const later = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form), 1000);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    keep(form);
  });
}

function begin() {
  const { user } = script.dataset;
  if (!user) return; // at the door; what was typed waits
  let kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  const isAnswered = document.querySelector(".messagelist .success, .errornote, #meanwhile");
  if (kept && (kept.user !== user || isAnswered)) {
    sessionStorage.removeItem(KEPT); // it is saved, or stands in the form again
    kept = null;
  }
  for (const form of document.querySelectorAll("#content form[method=post][id$='_form']")) {
    const isSame = kept?.page === here && kept.form === form.id;
    if (isSame && JSON.stringify(kept.values) !== JSON.stringify(read(form))) offer(form, kept);
    watch(form);
  }
}

addEventListener("prose-editor:ready", (event) => drawn.set(event.detail.textarea, event.detail.editor));
addEventListener("load", () => setTimeout(begin, 0)); // after what the widgets themselves draw
