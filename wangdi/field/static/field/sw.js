/* Serves the app where there is no network. VERSION and FILES are set above by the page that
 * answers /field/sw.js; SHELL is the address of the app. Only what is the same for everybody is
 * kept: no answer of the house about people passes through here. */
"use strict";
const KEPT = `field-${VERSION}`;
const FONTS = "field-fonts";
const SLICES = "/static/vendor/files/";

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(KEPT).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload", credentials: "omit" })))),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("field-") && name !== KEPT && name !== FONTS;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (address.pathname === SHELL) event.respondWith(kept(SHELL, request));
    return;
  }
  if (FILES.includes(address.pathname)) event.respondWith(kept(address.pathname, request));
  else if (address.pathname.startsWith(SLICES)) event.respondWith(slice(request));
});

/** From this version's cache; from the network only where it was emptied by the browser. */
async function kept(file, request) {
  const cache = await caches.open(KEPT);
  return (await cache.match(file)) ?? fetch(request);
}

/** Slices of the font come when a text needs them, and stay. */
async function slice(request) {
  const cache = await caches.open(FONTS);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
