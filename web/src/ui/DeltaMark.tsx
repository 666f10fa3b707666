import type { MetricAnswer } from "../api/types";
import { deltaOf } from "./delta";
import { formatText } from "./format";

/** A change against the comparison, said with arrow, colour and words. */
export function DeltaMark({ answer, against }: { answer: MetricAnswer; against: string }) {
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
      <span className="delta-against">
        {answer.previous === null ? against : `from ${formatText(answer.previous, answer.unit)}`}
      </span>
    </>
  );
}
