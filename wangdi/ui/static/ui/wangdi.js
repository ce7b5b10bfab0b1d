/* Comfort with script; every page works without. */
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
  const all = (selector) => document.querySelectorAll(selector);
  const wide = window.matchMedia("(min-width: 1100px)");
  let asked = null;

  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const search = find("search");
    if (event.key === "/" && search && !typing(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.select();
      search.focus();
    }
    if (event.key === "Escape") {
      all("details.menu[open]").forEach((menu) => { menu.open = false; });
    }
  });

  const unmark = () => {
    all("tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
  };

  const openBeside = (link) => {
    const beside = find("beside");
    if (!beside || !window.htmx || !wide.matches) return false;
    unmark();
    link.closest("tr")?.setAttribute("aria-selected", "true");
    window.htmx.ajax("GET", link.href, { target: "#beside", swap: "innerHTML" }).catch(() => {});
    return true;
  };

  const copy = (button) => {
    navigator.clipboard?.writeText(button.dataset.copy).then(() => button.prepend("✓ "));
  };

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const opener = at("[data-opens]");
    if (opener && find(opener.dataset.opens)?.showModal) {
      event.preventDefault();
      find(opener.dataset.opens).showModal();
    } else if (at("[data-confirmed]")) {
      find("confirm").close();
      asked?.form.setAttribute("data-agreed", "");
      asked?.form.requestSubmit(asked.by);
    } else if (at("[data-closes]")) {
      at("dialog")?.close();
    } else if (at("[data-empties]")) {
      find(at("[data-empties]").dataset.empties).replaceChildren();
      unmark();
    } else if (at("[data-copy]")) {
      copy(at("[data-copy]"));
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const inRow = at("tr")?.querySelector("a[data-beside]");
      const link = at("a[data-beside]") || (!at("a, button, input, label") && inRow);
      if (!link) return;
      if (openBeside(link)) event.preventDefault();
      else if (!at("a")) link.click();
    }
    all("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  /* A part that cannot come: the whole page says why; no answer at all is said here. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, pathInfo, requestConfig } = event.detail;
    const whole = new URL(pathInfo.finalRequestPath, location);
    const moved = xhr.responseURL && new URL(xhr.responseURL).pathname !== whole.pathname
      && !xhr.responseText.includes('class="beside"');
    if (requestConfig.verb === "get" && (moved || xhr.status >= 400)) {
      event.detail.shouldSwap = false;
      location.assign(whole);
    }
  });
  document.addEventListener("htmx:sendError", () => {
    const said = find("no-answer");
    if (said && !document.querySelector("main > .no-answer")) {
      const box = document.createElement("div");
      box.className = "messages no-answer";
      box.setAttribute("role", "alert");
      box.append(said.content.cloneNode(true));
      find("main").prepend(box);
    }
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const sentence = event.submitter?.dataset.confirm || form.dataset.confirm;
    const dialog = find("confirm");
    if (sentence && dialog?.showModal && !form.hasAttribute("data-agreed")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      asked = { form, by: event.submitter };
      find("confirm-sentence").textContent = sentence;
      dialog.showModal();
    } else {
      form.removeAttribute("data-agreed");
    }
  }, true);
})();
