// Entering a sheet by keyboard: Enter and the arrows go from row to row, a digit goes on by itself.
(() => {
  const table = document.querySelector("table[data-sheet]");
  if (!table) return;
  const cells = (row) => [...row.querySelectorAll("input[data-box]")];
  const rows = [...table.querySelectorAll("tbody tr")];
  const go = (row, column) => {
    const target = rows[row] && cells(rows[row])[column];
    if (target) {
      target.focus();
      target.select();
    }
  };
  table.addEventListener("keydown", (event) => {
    const row = rows.indexOf(event.target.closest("tr"));
    const column = cells(rows[row]).indexOf(event.target);
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || column < 0) return;
    event.preventDefault();
    go(row + step, event.key === "Enter" ? 0 : column);
  });
  table.addEventListener("input", (event) => {
    const box = event.target;
    if (box.dataset.box !== "outcome" || !/^[1-6]$/.test(box.value)) return;
    const row = rows.indexOf(box.closest("tr"));
    if (box.value === "1") go(row, 1);
    else go(row + 1, 0);
  });
})();
