// Elements and words: what every page is made of.

const words = JSON.parse(document.getElementById("words").textContent);
const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang);

/** The sentence of that name in the page's language, with `{names}` filled in. */
export function say(name, values = {}) {
  return words[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? count(values[key]) : whole));
}

/** A number as the language writes it; a text as it is. */
export function count(value) {
  return typeof value === "number" ? numbers.format(value) : value;
}

const moments = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});

/** Until when, as the page's language says it. */
export function deadline(millis) {
  // The first of a month is an ordinal in French.
  const first = ({ type, value }) => (lang === "fr" && type === "day" && value === "1" ? "1er" : value);
  return say("own-until", { when: moments.formatToParts(new Date(millis)).map(first).join("") });
}

/** An element. `html` comes from the server, which made it safe; `on…` are listeners; the rest are attributes. */
export function make(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "html") node.innerHTML = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** What a deck's author wrote, in whichever direction and language it runs. */
export function authored(tag, html, settings = {}) {
  return make(tag, { dir: "auto", html, ...settings });
}

/** The letter of an option in its shape. */
export function badge(index) {
  return make("span", { class: "badge", "data-shape": (index % 6) + 1, "aria-hidden": "true" }, letter(index));
}

/** A, B, C … Z, then by number. */
export function letter(index) {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** A bar filled by a share from 0 to 1. */
export function bar(share) {
  const node = make("div", { class: "bar", "aria-hidden": "true" });
  node.style.setProperty("--share", Number.isFinite(share) ? share : 0);
  return node;
}

/** The pictures and sounds that go with a question, each with the words that stand for it. */
export function media(all) {
  return all.map(({ src, alt, sound }) => {
    if (!sound) return make("img", { src, alt: alt ?? say("media"), class: "media" });
    // Its words are seen too: not everybody hears it, and not every phone plays it.
    const words = alt ? make("figcaption", { dir: "auto", "aria-hidden": "true" }, alt) : null;
    return make("figure", { class: "sound" }, make("audio", { src, controls: true, "aria-label": alt ?? say("media") }), words);
  });
}

/** The share of right answers of the whole class. */
export function classBar(whole) {
  const share = whole.of ? whole.right / whole.of : 0;
  return make("div", { class: "class-bar" }, make("p", {}, say("whole-class", whole)), bar(share));
}

/** `3 / 4`, read out in full. */
export function ratio(tag, score, settings = {}) {
  const seen = make("span", { "aria-hidden": "true" }, `${count(score.right)} / ${count(score.of)}`);
  return make(tag, settings, seen, make("span", { class: "heard" }, say("right-of", score)));
}

/** Names with what they got right, and points by themselves. */
export function standings(rows, own) {
  const items = rows.map((row) =>
    make(
      "li",
      { "aria-current": own !== undefined && row.name === own ? "true" : null },
      make("span", {}, `${count(row.rank)}.`),
      make("span", {}, make("bdi", {}, row.name)),
      ratio("span", row),
      make("span", { class: "points" }, row.points === null ? "" : say("points", row)),
    ),
  );
  return make("ol", { class: `standings${rows.length > 6 ? "" : " few"}` }, ...items);
}
