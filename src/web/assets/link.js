// Keeps snapshots coming: an event stream while it lives, long polling where streams are cut, and a new try whenever the page wakes.

const FIRST_WORD = 6000; // a stream that says nothing for so long is cut somewhere on the way
const SILENCE = 40000; // the server says something every 15 s
const POLL = 30000;
const SLOWEST = 15000;
const BACK_TO_STREAM = 120000;

/**
 * Calls `show(snapshot)` for each new state, `tell("live" | "trying" | "cut")` as the connection changes, and `lost()` once the
 * server no longer knows who asks.
 */
export function connect(role, { show, tell, lost }) {
  const query = role === "pupil" ? "" : `role=${role}`;
  let stream = null;
  let poll = null;
  let timer = 0;
  let failures = 0;
  let streamFailures = 0;
  let version = null;
  let heard = 0;
  let over = false;
  let turn = 0; // what began before the last stop has nothing to say any more

  function word() {
    heard = performance.now();
    failures = 0;
    tell("live");
  }

  function take(snapshot) {
    word();
    if (version !== null && snapshot.version <= version) return;
    version = snapshot.version;
    show(snapshot);
  }

  function stop() {
    turn += 1;
    clearTimeout(timer);
    stream?.close();
    poll?.abort();
    stream = poll = null;
  }

  function later(next) {
    stop();
    failures += 1;
    tell(navigator.onLine === false || failures > 3 ? "cut" : "trying");
    const longest = Math.min(SLOWEST, 400 * 2 ** failures);
    timer = setTimeout(next, longest * (0.5 + Math.random() / 2));
  }

  function open() {
    stop();
    if (over) return;
    version = null; // the first snapshot of a stream holds, also where the server began anew
    const mine = new EventSource(`/live${query && `?${query}`}`);
    stream = mine;
    const watch = (patience) => {
      clearTimeout(timer);
      timer = setTimeout(fail, patience);
    };
    function fail() {
      if (stream !== mine) return;
      streamFailures += 1;
      later(streamFailures > 1 ? ask : check);
    }
    mine.onmessage = (event) => {
      streamFailures = 0;
      watch(SILENCE);
      take(JSON.parse(event.data));
    };
    mine.addEventListener("beat", () => {
      watch(SILENCE);
      word();
    });
    mine.onerror = fail;
    watch(FIRST_WORD);
  }

  // Asks once without a stream: tells a server that is away from one that knows us no more.
  async function check() {
    const mine = turn;
    const heard = await fetched();
    if (mine !== turn || over) return;
    if (heard) open();
    else later(check);
  }

  async function ask() {
    const mine = turn;
    const since = performance.now();
    while (await fetched(version)) {
      if (mine !== turn || over) return;
      if (performance.now() - since > BACK_TO_STREAM) return open();
    }
    if (mine === turn && !over) later(ask);
  }

  /** Whether the server answered. */
  async function fetched(after = null) {
    const mine = new AbortController();
    poll = mine;
    const limit = setTimeout(() => mine.abort(), POLL);
    const parts = [query, after === null ? "" : `after=${after}`].filter(Boolean).join("&");
    try {
      const reply = await fetch(`/state${parts && `?${parts}`}`, { signal: mine.signal, cache: "no-store" });
      if (reply.status === 401 || reply.status === 410) {
        over = true;
        stop();
        lost();
        return false;
      }
      if (reply.status === 204) return word(), true;
      if (!reply.ok) return false;
      const snapshot = await reply.json();
      if (after === null || snapshot.version < after) version = null;
      take(snapshot);
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(limit);
    }
  }

  function wake() {
    if (over || document.visibilityState === "hidden") return;
    const alive = stream?.readyState === EventSource.OPEN && performance.now() - heard < SILENCE / 2;
    if (alive) return tell("live");
    failures = streamFailures = 0;
    tell("trying");
    open();
  }

  document.addEventListener("visibilitychange", wake);
  window.addEventListener("online", wake);
  window.addEventListener("offline", () => tell("cut"));
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) open();
  });
  tell("trying");
  open();
}
