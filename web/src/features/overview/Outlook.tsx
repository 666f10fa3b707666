import { problemFrom } from "../../api/client";
import { useOutlook, type Outlook as Answer } from "../../api/insight";
import type { PartProps } from "../../sheet/parts";
import { Notes } from "../../sheet/insight/Notes";
import { formatCount, formatDay } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { spanStyle } from "../../ui/span";
import { useView } from "../../view/useView";

/** What the next regulatory update will affect, with its error beside it and the reasoning below. */
export function Outlook({ panel, context }: Pick<PartProps, "panel" | "context">) {
  const [view] = useView();
  const { data, error, refetch } = useOutlook(view.filters["project"] ?? [], context.zone);
  return (
    <section className="panel" style={spanStyle(panel.span ?? undefined)} aria-label="Regulatory outlook">
      <header className="panel-head">
        <h2>Regulatory outlook</h2>
      </header>
      {data ? (
        <Said answer={data} zone={context.zone} />
      ) : error ? (
        <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />
      ) : (
        <LoadingBlock height={120} />
      )}
    </section>
  );
}

function Said({ answer, zone }: { answer: Answer; zone: string }) {
  if (answer.refused || !answer.templates) {
    return (
      <EmptyNotice title="No outlook">
        <p>{answer.refused?.text}</p>
      </EmptyNotice>
    );
  }
  const { templates, elements, when } = answer;
  return (
    <div className="panel-body outlook">
      <p className="outlook-sentence">{answer.sentence}</p>
      <p className="panel-caption">{answer.error}</p>
      <dl className="glance">
        <Range title="Templates" range={templates} />
        {elements && <Range title="Elements" range={elements} />}
        {when && (
          <Fact
            title="Likely"
            detail={`80% interval: ${formatDay(when.from80, zone)} – ${formatDay(when.to80, zone)}`}
          >
            {formatDay(when.expected, zone)}
          </Fact>
        )}
        <Fact
          title="Templates its code may concern"
          detail={`of ${formatCount(answer.library.templates)} in the library`}
        >
          {formatCount(answer.concerned.total)}
        </Fact>
      </dl>
      <details className="panel-marks">
        <summary>Why</summary>
        <ul>
          {answer.reasoning.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
      <Notes notes={answer.notes} />
    </div>
  );
}

function Range({ title, range }: { title: string; range: NonNullable<Answer["templates"]> }) {
  const low = formatCount(Math.floor(range.low95));
  const high = formatCount(Math.ceil(range.high95));
  return (
    <Fact title={title} detail={`95% interval: ${low} – ${high}`}>
      {formatCount(Math.round(range.expected))}
    </Fact>
  );
}

function Fact({ title, detail, children }: { title: string; detail: string; children: string }) {
  return (
    <div className="fact">
      <dt>{title}</dt>
      <dd>{children}</dd>
      <dd className="fact-note">{detail}</dd>
    </div>
  );
}
