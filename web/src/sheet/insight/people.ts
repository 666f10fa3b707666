export interface PeopleGrid {
  authors: string[];
  participants: string[];
  cells: (number | null)[][];
  /** Whether people who share less are left out of the drawing. */
  cut: boolean;
}

interface Pair {
  author: string;
  participant: string;
  elements: number;
}

const MOST = 14;

/** Who shares most with others, both ways; the table has the rest. */
export function peopleOf(pairs: Pair[]): PeopleGrid {
  const authors = most(pairs, (pair) => pair.author);
  const participants = most(pairs, (pair) => pair.participant);
  const found = new Map(pairs.map((pair) => [`${pair.author}\n${pair.participant}`, pair.elements]));
  const all = (of: (pair: Pair) => string) => new Set(pairs.map(of)).size;
  return {
    authors,
    participants,
    cut: all((pair) => pair.author) > MOST || all((pair) => pair.participant) > MOST,
    cells: authors.map((author) =>
      participants.map((participant) => found.get(`${author}\n${participant}`) ?? null),
    ),
  };
}

function most(pairs: Pair[], of: (pair: Pair) => string): string[] {
  const sums = new Map<string, number>();
  for (const pair of pairs) sums.set(of(pair), (sums.get(of(pair)) ?? 0) + pair.elements);
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, MOST)
    .map(([name]) => name);
}
