/* A signature as a path: whole numbers in a field of 600 by 200. Without script one signs on paper. */
(() => {
  "use strict";
  const LONGEST = 5800;
  for (const box of document.querySelectorAll("[data-sign]")) {
    const canvas = box.querySelector("canvas");
    const field = document.getElementById(box.dataset.sign);
    const pen = canvas.getContext("2d");
    let path = "", last = null;
    box.hidden = false;
    pen.lineWidth = 4;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = "#1B2430";

    const place = (event) => {
      const frame = canvas.getBoundingClientRect();
      const across = (event.clientX - frame.left) * canvas.width / frame.width;
      const down = (event.clientY - frame.top) * canvas.height / frame.height;
      const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
      return [within(across, canvas.width), within(down, canvas.height)];
    };
    const begin = (event) => {
      if (path.length > LONGEST) return;
      last = place(event);
      path += `${path ? " " : ""}M${last.join(" ")}`;
      canvas.setPointerCapture(event.pointerId);
    };
    const draw = (event) => {
      if (!last || path.length > LONGEST) return;
      const now = place(event);
      if (Math.hypot(now[0] - last[0], now[1] - last[1]) < 4) return;
      pen.beginPath();
      pen.moveTo(...last);
      pen.lineTo(...now);
      pen.stroke();
      path += ` L${now.join(" ")}`;
      last = now;
      field.value = path;
    };
    canvas.addEventListener("pointerdown", begin);
    canvas.addEventListener("pointermove", draw);
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => { last = null; });
    box.querySelector("[data-sign-again]").addEventListener("click", () => {
      path = field.value = "";
      pen.clearRect(0, 0, canvas.width, canvas.height);
    });
  }
})();
