// Asks the telephone where it is, on a press and never by itself, and hands that in once.
const form = document.querySelector("form[data-where]");
const press = document.querySelector("[data-find]");
if (form && press && navigator.geolocation) {
  const failed = document.querySelector("[data-failed]");
  press.hidden = false;
  press.addEventListener("click", () => {
    press.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        form.elements.lat.value = coords.latitude;
        form.elements.lon.value = coords.longitude;
        form.elements.accuracy.value = coords.accuracy;
        form.elements.at.value = timestamp / 1000;
        form.submit();
      },
      () => {
        press.disabled = false;
        failed.hidden = false;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 0 },
    );
  });
}
