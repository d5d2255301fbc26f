// Tells the desk that the form is still open, and its reader who else has the record open.
"use strict";

addEventListener("DOMContentLoaded", () => {
  const told = document.getElementById("opened");
  if (!told) return;
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;

  async function say() {
    if (document.hidden) return;
    try {
      const answer = await fetch(told.dataset.url, { method: "POST", headers: { "X-CSRFToken": token } });
      if (!answer.ok || answer.redirected) return;
      told.textContent = (await answer.json()).others;
      told.hidden = !told.textContent;
    } catch {
      // no network for a moment: the next time will do
    }
  }

  setInterval(say, 30_000);
  document.addEventListener("visibilitychange", say);
  addEventListener("pagehide", () => {
    const left = new FormData();
    left.append("csrfmiddlewaretoken", token);
    left.append("left", "1");
    navigator.sendBeacon(told.dataset.url, left);
  });
});
