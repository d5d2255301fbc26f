// A menu under each longer text that puts a living number where the cursor is; its choices stand in the list #tokens.
"use strict";

const editors = new WeakMap(); // the editor that stands for a text area

function insertToken(field, token) {
  const editor = editors.get(field);
  if (editor) {
    editor.chain().focus().insertContent({ type: "text", text: token }).run();
    return;
  }
  field.focus();
  if (document.execCommand("insertText", false, token)) return; // so that it can be undone
  field.setRangeText(token, field.selectionStart, field.selectionEnd, "end");
}

function fillMenu(list, field, menu) {
  const rows = document.querySelectorAll(`#tokens tr[data-token]${field.lang === "en" ? "[data-english]" : ""}`);
  for (const row of rows) {
    const button = document.createElement("button");
    const code = document.createElement("code");
    const gives = document.createElement("span");
    button.type = "button";
    code.textContent = row.dataset.token;
    gives.textContent = row.querySelector(`td[lang="${field.lang}"]`).textContent;
    gives.lang = field.lang;
    button.append(code, " ", gives);
    button.addEventListener("click", () => {
      menu.open = false;
      insertToken(field, row.dataset.token);
    });
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
}

function addMenu(field) {
  const menu = document.createElement("details");
  const summary = document.createElement("summary");
  const list = document.createElement("ul");
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  menu.className = "token-menu";
  summary.append(document.getElementById("tokens").dataset.insert);
  if (label) {
    const name = document.createElement("span");
    name.className = "visually-hidden";
    name.textContent = `: ${label.textContent.replace(/:\s*$/, "")}`;
    summary.append(name);
  }
  menu.append(summary, list);
  menu.addEventListener("toggle", () => {
    if (menu.open && !list.firstChild) fillMenu(list, field, menu);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    summary.focus();
  });
  (field.closest(".prose-editor") || field).after(menu);
}

function addMenus(root) {
  if (!document.getElementById("tokens")) return;
  for (const field of root.querySelectorAll("textarea[data-tokens]")) {
    if (!field.closest(".empty-form") && !field.readOnly) addMenu(field);
  }
}

addEventListener("prose-editor:ready", (event) => editors.set(event.detail.textarea, event.detail.editor));
addEventListener("DOMContentLoaded", () => addMenus(document));
addEventListener("formset:added", (event) => addMenus(event.target));
