// @ts-check
/** Pictures of places: made small, without where and when, closed on the phone, sent in pieces. */

import { random, sha256 } from "./bytes.js";

const SIDE = 1600;
const QUALITY = 0.8;
const PIECE = 200 * 1024;

/** @typedef {{digest: string, record: string, state: "waiting" | "sent", size: number, nonce: Uint8Array<ArrayBuffer> | null, box: ArrayBuffer | null}} Photo */

/** @param {any} db @param {ReturnType<typeof import("./settings.js").settingsOf>} settings
 * @param {ReturnType<typeof import("./api.js").apiOf>} api */
export function photosOf(db, settings, api) {
  /** A key that never leaves this browser, so that a picture can be sent before the PIN is known. */
  async function key() {
    const known = await settings.get("photo key");
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    await settings.set("photo key", made);
    return made;
  }

  /** @param {Photo} photo @returns {Promise<boolean>} whether the house has all of it */
  async function one(photo) {
    const how = { name: "AES-GCM", iv: /** @type {any} */ (photo.nonce) };
    const bytes = new Uint8Array(await crypto.subtle.decrypt(how, await key(), /** @type {ArrayBuffer} */ (photo.box)));
    let offset = 0;
    for (let tries = 0; tries < 40; tries += 1) {
      const path = `photo/${photo.digest}?record=${photo.record}&size=${bytes.length}&offset=${offset}`;
      const { status, body } = await api.ask(path, { method: "PUT", body: bytes.subarray(offset, offset + PIECE) });
      if (status === 200 && body?.done) return true;
      if (status === 200 || status === 409) offset = body.have;
      else if (status === 422) offset = 0;
      else return false;
    }
    return false;
  }

  return {
    /** @param {Blob} file @returns {Promise<string>} its digest */
    async keep(file) {
      const bytes = await small(file);
      const digest = await sha256(bytes);
      const nonce = random(12);
      const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await key(), bytes);
      await db.photos.put({ digest, record: "", state: "waiting", size: bytes.byteLength, nonce, box });
      return digest;
    },
    /** @param {string[]} digests @param {string} record */
    async belong(digests, record) {
      for (const digest of digests) await db.photos.update(digest, { record });
    },
    /** Those whose record the house has; what it has whole is emptied here. @param {(record: string) => Promise<boolean>} isThere */
    async send(isThere) {
      for (const photo of await db.photos.where("state").equals("waiting").toArray()) {
        if (!photo.record || !(await isThere(photo.record))) continue;
        if (!(await one(photo))) return;
        await db.photos.put({ ...photo, state: "sent", nonce: null, box: null });
      }
    },
    /** @returns {Promise<number>} how many are not with the house yet */
    waiting: () => db.photos.where("state").equals("waiting").and((/** @type {Photo} */ photo) => photo.record !== "").count(),
  };
}

/** Drawn anew, which leaves place, time and device behind. @param {Blob} file */
async function small(file) {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
  return blob.arrayBuffer();
}
