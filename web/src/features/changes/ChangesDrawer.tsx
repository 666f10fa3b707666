import { useState } from "react";
import { problemFrom } from "../../api/client";
import { useChanges, type Along, type Changes, type Contribution } from "../../api/insight";
import type { AsideProps } from "../../sheet/aside";
import { useDrill } from "../../sheet/drill";
import { formatCount, formatText, labelOf } from "../../ui/format";
import { Drawer } from "../../ui/Drawer";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { metricParams } from "../../view/request";
import { signed, share } from "./signed";
import "./changes.css";

/** What changed and why: the parts of a change, which add up to it, along one dimension after another. */
export function ChangesDrawer({ view, aside, context, onClose }: AsideProps) {
  const info = context.catalogue.metrics.find((metric) => metric.name === aside.metric);
  const { data, error, refetch } = useChanges(aside.metric, metricParams(view, aside).toString());
  return (
    <Drawer title={info?.title ?? aside.metric} kicker="What changed?" onClose={onClose}>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={320} />}
      {data?.refused && (
        <EmptyNotice title="The change cannot be split">
          <p>{data.refused.text}</p>
        </EmptyNotice>
      )}
      {data && !data.refused && <Split answer={data} titles={context.catalogue.dimensions} />}
    </Drawer>
  );
}

function Split({ answer, titles }: { answer: Changes; titles: { name: string; title: string }[] }) {
  const [chosen, choose] = useState<string | null>(null);
  const along = answer.dimensions.find((one) => one.dimension === chosen) ?? answer.dimensions[0];
  const titleOf = (name: string) => titles.find((one) => one.name === name)?.title ?? name;
  return (
    <>
      <p className="changes-sum">
        {formatText(answer.previous, answer.unit)} → <b>{formatText(answer.value, answer.unit)}</b>:{" "}
        {signed(answer.change, answer.unit)}
      </p>
      {!along && (
        <EmptyNotice title="Nothing to split it by">
          <p>All of it names the same project, person, discipline and so on.</p>
        </EmptyNotice>
      )}
      {along && (
        <>
          <div className="changes-choice" role="group" aria-label="Split by">
            {answer.dimensions.map((one) => (
              <button
                key={one.dimension}
                type="button"
                className="button"
                aria-pressed={one === along}
                onClick={() => choose(one.dimension)}
              >
                {titleOf(one.dimension)}
              </button>
            ))}
          </div>
          <Parts answer={answer} along={along} title={titleOf(along.dimension)} />
        </>
      )}
      {answer.notes.length > 0 && (
        <ul className="notes">
          {answer.notes.map((note) => (
            <li key={`${note.code} ${note.text}`}>{note.text}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Parts({ answer, along, title }: { answer: Changes; along: Along; title: string }) {
  const ratio = along.rate !== null;
  const most = Math.max(...along.contributions.map((one) => Math.abs(one.contribution)));
  return (
    <div className="table-room">
      <table className="changes-table">
        <caption className="visually-hidden">
          What each {title.toLowerCase()} contributed to the change
        </caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="number">
              Before
            </th>
            <th scope="col" className="number">
              Now
            </th>
            <th scope="col" className="number">
              Contribution
            </th>
            {ratio && (
              <>
                <th scope="col" className="number" title="What its own ratio did">
                  By rate
                </th>
                <th scope="col" className="number" title="What its share of the whole did">
                  By mix
                </th>
              </>
            )}
            <th scope="col">
              <span className="visually-hidden">Narrow the view</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {along.contributions.map((one) => (
            <Row
              key={`${one.key} ${one.others}`}
              answer={answer}
              along={along}
              part={one}
              most={most}
              ratio={ratio}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Together</th>
            <td className="number">{formatText(answer.previous, answer.unit)}</td>
            <td className="number">{formatText(answer.value, answer.unit)}</td>
            <td className="number">
              <b>{signed(answer.change, answer.unit)}</b>
            </td>
            {ratio && (
              <>
                <td className="number">{signed(along.rate, answer.unit)}</td>
                <td className="number">{signed(along.mix, answer.unit)}</td>
              </>
            )}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  answer: Changes;
  along: Along;
  part: Contribution;
  most: number;
  ratio: boolean;
}

function Row({ answer, along, part, most, ratio }: RowProps) {
  const drill = useDrill();
  const key = { [along.dimension]: part.key };
  const name =
    part.others > 0 ? `${formatCount(part.others)} others` : labelOf(along.dimension, part.key ?? "");
  return (
    <tr>
      <th scope="row">
        {part.others > 0 ? (
          name
        ) : (
          <button type="button" className="link" onClick={() => drill.events(answer.metric, { key })}>
            {name}
            <span className="visually-hidden">: show the events</span>
          </button>
        )}
      </th>
      <td className="number">{formatText(part.previous, answer.unit)}</td>
      <td className="number">{formatText(part.value, answer.unit)}</td>
      <td className="number">
        {signed(part.contribution, answer.unit)}
        <meter
          className={part.contribution < 0 ? "changes-bar changes-down" : "changes-bar"}
          min={0}
          max={1}
          value={share(part.contribution, most)}
          aria-hidden="true"
        />
      </td>
      {ratio && (
        <>
          <td className="number">{signed(part.rate, answer.unit)}</td>
          <td className="number">{signed(part.mix, answer.unit)}</td>
        </>
      )}
      <td>
        {part.others === 0 && (
          <button type="button" className="button button-quiet" onClick={() => drill.filter(key)}>
            Only this<span className="visually-hidden">: {name}</span>
          </button>
        )}
      </td>
    </tr>
  );
}
