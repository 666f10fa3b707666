import type { ReactNode } from "react";
import { folded } from "../../ui/folded";

/** Something the palette can do. */
export interface Command {
  id: string;
  group: string;
  title: string;
  /** Further words by which it is found. */
  words?: string;
  hint?: string;
  run: () => void;
  /** A second thing to do with it: delete a saved view. */
  remove?: { label: string; run: () => void };
  /** Stays open after it has run. */
  stays?: boolean;
  icon?: ReactNode;
}

const MOST = 60;

/** The commands that hold every word of the search, those whose title begins with it first, then those of which it is the first word. */
export function matching(commands: Command[], search: string): Command[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const found = commands.filter((command) => {
    const text = folded(`${command.group} ${command.title} ${command.words ?? ""}`);
    return words.every((word) => text.includes(word));
  });
  const first = folded(search.trim());
  const rank = ({ title, words = "" }: Command) => {
    if (first === "") return 0;
    return folded(title).startsWith(first) ? 0 : folded(words).startsWith(first) ? 1 : 2;
  };
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
