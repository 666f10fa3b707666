import type { MetricAnswer } from "../api/types";
import { deltaOf } from "./delta";
import { formatText } from "./format";

interface DeltaMarkProps {
  answer: MetricAnswer;
  against: string;
  beside?: boolean;
}

/** A change against the comparison, said with arrow, colour and words. */
export function DeltaMark({ answer, against, beside = false }: DeltaMarkProps) {
  const delta = deltaOf(answer);
  if (against === "") return <span className="delta-against">&nbsp;</span>;
  if (!delta) return <span className="delta-against">nothing to compare with</span>;
  return (
    <>
      <span className={`delta delta-${delta.judgement}`}>
        <span aria-hidden="true">
          {delta.arrow && `${delta.arrow} `}
          {delta.text}
        </span>
        <span className="visually-hidden">{delta.words}</span>
      </span>{" "}
      <span className="delta-against">{wording(answer, against, beside)}</span>
    </>
  );
}

function wording(answer: MetricAnswer, against: string, beside: boolean): string {
  if (answer.previous === null) return against;
  const previous = formatText(answer.previous, answer.unit);
  return beside ? `against ${previous}` : `from ${previous}`;
}
