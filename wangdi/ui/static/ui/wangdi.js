/* Comfort for those with script; every page works without. */
(() => {
  "use strict";
  const find = (id) => document.getElementById(id);
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
      document.querySelectorAll("details.menu[open]").forEach((menu) => { menu.open = false; });
    }
  });

  const openBeside = (link) => {
    const beside = find("beside");
    if (!beside || !window.htmx || !wide.matches) return false;
    document.querySelectorAll("tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
    link.closest("tr")?.setAttribute("aria-selected", "true");
    window.htmx.ajax("GET", link.href, { target: "#beside", swap: "innerHTML" });
    return true;
  };

  const copy = (button) => {
    const said = button.textContent;
    navigator.clipboard?.writeText(button.dataset.copy).then(() => {
      button.textContent = `✓ ${said.trim()}`;
    });
  };

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    const opener = at("[data-opens]");
    if (opener && find(opener.dataset.opens)?.showModal) {
      event.preventDefault();
      find(opener.dataset.opens).showModal();
    } else if (at("[data-confirmed]")) {
      const form = asked;
      find("confirm").close();
      asked = null;
      form?.form.setAttribute("data-agreed", "");
      form?.form.requestSubmit(form.by || undefined);
    } else if (at("[data-closes]")) {
      at("dialog")?.close();
    } else if (at("[data-empties]")) {
      find(at("[data-empties]").dataset.empties).replaceChildren();
    } else if (at("[data-copy]")) {
      copy(at("[data-copy]"));
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const inRow = at("tr")?.querySelector("a[data-beside]");
      const link = at("a[data-beside]") || (!at("a, button, input, label") && inRow);
      if (!link) return;
      if (openBeside(link)) event.preventDefault();
      else if (!at("a")) link.click();
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
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
