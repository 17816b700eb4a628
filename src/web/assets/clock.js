// Counts down by itself from the milliseconds the server said remain.

import { say } from "./dom.js";

/** A countdown: figures, a bar, and one spoken word before the end. */
export class Clock {
  constructor(figures, sand, speak) {
    Object.assign(this, { figures, sand, speak });
    this.whole = null;
    this.epoch = null;
    this.timer = 0;
  }

  /** Shows what remains of a question; nothing where it is untimed. */
  set({ epoch, remaining, limit, paused }) {
    clearInterval(this.timer);
    const timed = remaining !== null && remaining !== undefined;
    this.figures.hidden = this.sand.hidden = !timed;
    if (!timed) return;
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.whole = 0;
      this.spoken = remaining < 10000;
    }
    this.whole = Math.max(this.whole, limit || 0, remaining);
    this.end = performance.now() + remaining;
    this.draw(remaining);
    if (!paused) this.timer = setInterval(() => this.draw(this.end - performance.now()), 200);
  }

  draw(left) {
    const rest = Math.max(0, left);
    const seconds = Math.ceil(rest / 1000);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (this.figures.textContent !== text) this.figures.textContent = text;
    this.sand.style.setProperty("--share", this.whole ? rest / this.whole : 0);
    if (!this.spoken && seconds <= 10) {
      this.spoken = true;
      this.speak(say("ten-seconds"));
    }
    if (rest === 0) clearInterval(this.timer);
  }

  stop() {
    clearInterval(this.timer);
    this.figures.hidden = this.sand.hidden = true;
  }
}
