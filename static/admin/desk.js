// Gives the fields that scripts draw, choices with a search and the editor of texts, the name of the field they stand for.
"use strict";

function nameFields() {
  for (const field of document.querySelectorAll("select.admin-autocomplete, .prose-editor > textarea")) {
    const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (!label) continue;
    label.id ||= `${field.id}-label`;
    const drawn = field.matches("textarea")
      ? field.parentElement.querySelectorAll('[contenteditable="true"]')
      : field.parentElement.querySelectorAll('[role="combobox"], [role="textbox"], input.select2-search__field');
    for (const element of drawn) {
      if (element.getAttribute("aria-labelledby") === label.id) continue;
      element.setAttribute("aria-labelledby", label.id);
      if (field.matches("textarea")) {
        element.lang = field.lang;
        element.spellcheck = true;
        label.addEventListener("click", () => element.focus());
      }
    }
  }
}

addEventListener("DOMContentLoaded", () => {
  nameFields();
  new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
});
