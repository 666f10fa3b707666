/** What people call the things that numbers are told apart by; all others by the words of their name. */
const WORDS: Record<string, string> = {
  user: "Person",
  elementType: "Element type",
  elementGuid: "Element",
  templateId: "Template",
  codeEdition: "Code edition",
  hour: "Hour of the day",
  weekday: "Day of the week",
  code: "Code",
  section: "Code section",
  module: "Module",
  type: "Event type",
};

/** "Element type" for `elementType`, "Review id" for `review_id`. */
export function dimensionWord(name: string): string {
  const known = WORDS[name];
  if (known !== undefined) return known;
  const plain = name
    .replace(/^attributes\./, "")
    .replaceAll("_", " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
