import type { Better } from "../api/types";

export type Judgement = "good" | "bad" | "neutral";

export interface DeltaView {
  text: string;
  arrow: "▲" | "▼" | "";
  judgement: Judgement;
  /** What a screen reader hears, and what colour alone must not say. */
  words: string;
}

/** How a change reads: its direction, and whether that direction is the better one. */
export function deltaOf(answer: {
  value: number | null;
  previous: number | null;
  trend: string | null;
  better: Better;
}): DeltaView | null {
  const { value, previous, trend, better } = answer;
  if (trend === null || trend === "–" || trend === "") return null;
  if (trend === "new")
    return { text: "new", arrow: "", judgement: "neutral", words: "nothing to compare with before" };
  if (value === null || previous === null || value === previous) {
    return { text: trend, arrow: "", judgement: "neutral", words: "unchanged" };
  }
  if (trend.startsWith("±0"))
    return { text: trend, arrow: "", judgement: "neutral", words: "as good as unchanged" };
  const up = value > previous;
  const judgement = better === "none" ? "neutral" : up === (better === "up") ? "good" : "bad";
  const direction = up ? "up" : "down";
  const verdict = judgement === "neutral" ? "" : judgement === "good" ? ", better" : ", worse";
  return { text: trend, arrow: up ? "▲" : "▼", judgement, words: `${direction} ${trend}${verdict}` };
}
