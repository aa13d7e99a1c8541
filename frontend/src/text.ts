// Words and links made from untrusted text.

// Controls would break a canvas label; bidi overrides would let one label reorder its neighbours.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

// Halves of characters, which no encoding takes. (toWellFormed does the same, in newer browsers only.)
const HALVES = /\p{Cs}/gu;

function wellFormed(text: string): string {
  return text.replace(HALVES, "\ufffd");
}

export function clean(text: string): string {
  return wellFormed(text).replace(UNSEEN, " ").replace(/\s+/g, " ").trim();
}

/** At most `length` characters on one line, never empty. */
export function shorten(text: string, length: number): string {
  // Far more than is shown, far less than a hostile 5,000 characters.
  const letters = Array.from(clean(text.slice(0, 8 * length)) || "(no name)");
  return letters.length <= length
    ? letters.join("")
    : `${letters
        .slice(0, length - 1)
        .join("")
        .trimEnd()}…`;
}

/** `works_for` as a person says it. */
export function words(kind: string): string {
  return clean(kind.replace(/_/g, " "));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function amount(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

export function obsidianLink(vault: string, path: string): string {
  const part = (text: string) => encodeURIComponent(wellFormed(text));
  return `obsidian://open?vault=${part(vault)}&file=${part(path)}`;
}

export function period(first?: string | null, last?: string | null): string {
  if (!first || !last || first === last) return first || last || "";
  return `${first} – ${last}`;
}

export function place(path: string, line?: number | null): string {
  return line ? `${clean(path)}:${line}` : clean(path);
}
