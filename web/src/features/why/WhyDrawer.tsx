import type { ReactNode } from "react";
import { problemFrom } from "../../api/client";
import { useMetric } from "../../api/queries";
import type { MetricAnswer } from "../../api/types";
import type { AsideProps } from "../../sheet/aside";
import { useDrill } from "../../sheet/drill";
import { Drawer } from "../../ui/Drawer";
import { formatCount, formatInstant, formatText } from "../../ui/format";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { metricParams } from "../../view/request";

/** Why this number: what it means, how it is made, from what, and what is missing from it. */
export function WhyDrawer({ view, aside, context, onClose }: AsideProps) {
  const info = context.catalogue.metrics.find((metric) => metric.name === aside.metric);
  const { data, error, refetch } = useMetric(aside.metric, metricParams(view, aside).toString());
  return (
    <Drawer title={info?.title ?? aside.metric} kicker="Why this number?" onClose={onClose}>
      {info && <p className="why-meaning">{info.description}</p>}
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={320} />}
      {data && <Explanation answer={data} zone={context.zone} />}
    </Drawer>
  );
}

function Explanation({ answer, zone }: { answer: MetricAnswer; zone: string }) {
  const drill = useDrill();
  return (
    <dl className="why">
      <Part title="Value">
        <b>{formatText(answer.value, answer.unit)}</b>
        {answer.previous !== null && <> (previous: {formatText(answer.previous, answer.unit)})</>}
      </Part>
      <Part title="Made of">
        <button type="button" className="link" onClick={() => drill.events(answer.metric)}>
          {formatCount(answer.events)} events
        </button>
      </Part>
      <Part title="Complete">{answer.complete ? "Yes, up to the watermark" : "No: see the notes"}</Part>
      {answer.notes.length > 0 && (
        <Part title="Notes">
          <ul className="notes">
            {answer.notes.map((note, index) => (
              <li key={`${note.code} ${index}`}>
                {note.text} <span className="mono quiet">{note.code}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Formula">
        <code>{answer.definition}</code>
      </Part>
      {answer.baseline != null && (
        <Part title="Baseline">
          <pre>{JSON.stringify(answer.baseline, null, 2)}</pre>
        </Part>
      )}
      {answer.source && <Part title="Source">{answer.source}</Part>}
      <Part title="Watermark">
        {formatInstant(answer.watermark.receivedAt, zone)}, sequence {formatCount(answer.watermark.seq)}
      </Part>
      {answer.sql && (
        <Part title="SQL">
          <pre className="sql">{answer.sql}</pre>
        </Part>
      )}
    </dl>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
