import type { MouseEvent } from "react";
import { useMarkInsight, type InsightItem } from "../../api/insight";
import { useMay } from "../../api/me";
import { openAddress, useView } from "../../view/useView";
import { SET_APART } from "../../view/viewState";
import { kindOf } from "./kinds";
import "./insights.css";

/** One insight: what, what it comes to, how far to trust it, and what can be done. */
export function Insight({ insight }: { insight: InsightItem }) {
  const may = useMay();
  const { mutate, isPending } = useMarkInsight();
  const { id, kind, text, consequence, confidence, period, link, title } = insight;
  return (
    <li className={`insight insight-${kind}`}>
      <p className="insight-kind">
        {kindOf(kind)} · <span className="insight-period">{period}</span>
      </p>
      <p className="insight-text">{text}</p>
      <p className="insight-note">{consequence}</p>
      <p className="insight-note quiet">{confidence}</p>
      {insight.also.length > 0 && <Also others={insight.also} />}
      <p className="insight-acts">
        <a href={link} className="button" onClick={(event) => follow(event, link)}>
          Show me<span className="visually-hidden">: {title}</span>
        </a>
        {insight.setApart != null && <SetApart span={insight.setApart} title={title} />}
        {may("save-views") && (
          <button
            type="button"
            className="button button-quiet"
            disabled={isPending}
            onClick={() => mutate({ id, kind, useful: false })}
          >
            Not useful<span className="visually-hidden">: {title}</span>
          </button>
        )}
      </p>
    </li>
  );
}

/** What else the same time is unusual in: mostly the same thing, seen in other figures. */
function Also({ others }: { others: InsightItem["also"] }) {
  return (
    <details className="insight-also">
      <summary>
        Also unusual then: {others.length} {others.length === 1 ? "figure" : "figures"}
      </summary>
      <ul>
        {others.map(({ id, text, link }) => (
          <li key={id}>
            <a href={link} onClick={(event) => follow(event, link)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Leaves a delivery out of every figure of the view. */
function SetApart({ span, title }: { span: string; title: string }) {
  const [view, change] = useView();
  const apart = () =>
    change({ filters: { ...view.filters, [SET_APART]: [...(view.filters[SET_APART] ?? []), span] } });
  return (
    <button type="button" className="button" onClick={apart}>
      Set it apart<span className="visually-hidden">: {title}</span>
    </button>
  );
}

function follow(event: MouseEvent, link: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openAddress(link);
}
