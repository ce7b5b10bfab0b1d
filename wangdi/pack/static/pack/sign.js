/* A signature drawn with a finger or a pen; without script one signs on paper. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-signing]");
  const box = form?.querySelector(".signature");
  const canvas = box?.querySelector("canvas");
  const pen = canvas?.getContext("2d");
  if (!pen) return;
  const kept = form.querySelector("input[name=signature]");
  let drawing = false;
  let drawn = false;

  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = "#1B2430";
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = "round";
    drawn = false;
  };

  const at = (event) => {
    const edge = canvas.getBoundingClientRect();
    return [
      ((event.clientX - edge.left) * canvas.width) / edge.width,
      ((event.clientY - edge.top) * canvas.height) / edge.height,
    ];
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    drawing = true;
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    drawn = true;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => { drawing = false; });
  }
  box.querySelector("[data-clears]").addEventListener("click", clear);

  const chosen = (name) => form.querySelector(`input[name=${name}]:checked`)?.value;
  const show = () => {
    box.hidden = !(chosen("means") === "screen" && chosen("outcome") === "signed");
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", () => {
    kept.value = !box.hidden && drawn ? canvas.toDataURL("image/png") : "";
  });
  clear();
  show();
})();
