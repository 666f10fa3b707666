/** Letters that Unicode does not take apart, and what people type who have no key for them. */
const PLAIN: Record<string, string> = {
  ı: "i",
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ħ: "h",
};
const APART = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** A text as it is searched: whatever its case, its accents and the width of its letters. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .toLowerCase()
    .replaceAll(APART, (letter) => PLAIN[letter] ?? letter);
}
