// @ts-check
/** An answer is also heard and felt: each sounds and shakes differently. */

const TUNES = {
  allow: { notes: [[880, 0.12]], shakes: [60] },
  condition: { notes: [[880, 0.1], [660, 0.14]], shakes: [60, 60, 60] },
  ask: { notes: [[520, 0.16], [520, 0.16]], shakes: [140, 80, 140] },
  refuse: { notes: [[260, 0.22], [220, 0.22], [180, 0.3]], shakes: [300, 100, 300] },
};

/** @type {AudioContext | null} */
let sound = null;

/** @param {string} outcome */
export function tell(outcome) {
  const { notes, shakes } = TUNES[outcome];
  navigator.vibrate?.(shakes);
  if (typeof AudioContext === "undefined") return;
  sound ??= new AudioContext();
  let from = sound.currentTime;
  for (const [pitch, length] of notes) {
    note(sound, pitch, from, length);
    from += length + 0.05;
  }
}

/**
 * @param {AudioContext} context
 * @param {number} pitch
 * @param {number} from
 * @param {number} length
 */
function note(context, pitch, from, length) {
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + length);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + length);
}
