// @ts-check
/** The camera at the gate: looks until a code is seen, hands over its text, keeps no picture. */

import { read } from "./reading.js";

const WANTED = { video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false };
const SIDE = 640;
const PAUSE_MS = 60;

/**
 * Shows what the camera sees in `video` and calls `found` with each code's text.
 * @param {HTMLVideoElement} video
 * @param {(text: string) => void} found
 * @returns {Promise<() => void>} ends it; throws the browser's own error without a camera
 */
export async function look(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia(WANTED);
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const paper = canvas.getContext("2d", { willReadFrequently: true });
  let looking = true;
  video.srcObject = stream;
  await video.play();
  const step = async () => {
    if (!looking || !paper) return;
    const text = await read(frame(video, paper));
    if (looking && text) found(text);
    if (looking) setTimeout(step, PAUSE_MS);
  };
  step();
  return () => {
    looking = false;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}

/**
 * The middle square of what the camera sees.
 * @param {HTMLVideoElement} video
 * @param {CanvasRenderingContext2D} paper
 */
function frame(video, paper) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  paper.drawImage(video, left, top, side, side, 0, 0, SIDE, SIDE);
  return paper.getImageData(0, 0, SIDE, SIDE);
}
