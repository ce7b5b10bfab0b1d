// @ts-check
/** Whether this browser keeps what is stored, and how much room there is. */

const NARROW = 50 * 1024 * 1024;

/** @returns {Promise<"kept" | "evictable" | "narrow">} */
export async function standing() {
  const storage = navigator.storage;
  if (!storage?.persist) return "evictable";
  const kept = (await storage.persisted()) || (await storage.persist());
  const { quota = 0, usage = 0 } = await storage.estimate();
  if (quota - usage < NARROW) return "narrow";
  return kept ? "kept" : "evictable";
}
