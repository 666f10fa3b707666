import { useMemo, useState } from "react";
import { problemFrom } from "../../api/client";
import { useMe } from "../../api/me";
import type { MetricInfo } from "../../api/types";
import type { SheetContext } from "../../sheet/context";
import { Choice } from "../../ui/Choice";
import { formatCount, formatText } from "../../ui/format";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { TableRoom } from "../../ui/TableRoom";
import { spanOf } from "../../view/request";
import { useView } from "../../view/useView";
import { useTeamAverages, type TeamAverage } from "./useTeamAverage";

/** My figures beside the average of the team, where it has people enough that this names nobody. */
export function BesideMyTeam(props: { names: string[]; context: SheetContext }) {
  const { data: me } = useMe();
  return me && me.teams.length > 0 ? <Beside teams={me.teams} {...props} /> : null;
}

interface BesideProps {
  teams: string[];
  names: string[];
  context: SheetContext;
}

function Beside({ teams, names, context }: BesideProps) {
  const [view] = useView();
  const [chosen, setTeam] = useState(teams[0] ?? "");
  const team = teams.includes(chosen) ? chosen : (teams[0] ?? "");
  const metrics = useMemo(
    () => names.flatMap((name) => context.catalogue.metrics.filter((metric) => metric.name === name)),
    [names, context.catalogue],
  );
  const period = useMemo(() => ({ ...spanOf(view.period), tz: context.zone }), [view.period, context.zone]);
  const answers = useTeamAverages(
    metrics.map((metric) => metric.name),
    team,
    period,
  );
  const refused = answers.find((answer) => answer.error && !answer.data);
  const known = answers.flatMap((answer) => answer.data ?? []);
  const loading = known.length < answers.length && !refused;
  return (
    <section className="panel" aria-label="Compared with my team">
      <header className="panel-head">
        <div>
          <h2>Compared with my team</h2>
          <p className="panel-caption">
            <bdi>{team}</bdi>: the average of those of its people who did such work in this period, each while
            they belonged to it
          </p>
        </div>
        {teams.length > 1 && (
          <Choice
            label="Team"
            value={team}
            options={teams.map((name) => ({ id: name, title: name }))}
            onChange={setTeam}
          />
        )}
      </header>
      {refused && <ErrorNotice problem={problemFrom(refused.error)} onRetry={() => void refused.refetch()} />}
      {loading && <LoadingBlock height={200} />}
      {!refused && !loading && <Averages known={known} metrics={metrics} />}
    </section>
  );
}

function Averages({ known, metrics }: { known: TeamAverage[]; metrics: MetricInfo[] }) {
  const tooFew = known.find((one) => one.code === "too_few_people");
  if (tooFew && known.every((one) => one.average === null)) {
    return (
      <EmptyNotice title="No average is shown">
        <p>{tooFew.text}</p>
      </EmptyNotice>
    );
  }
  return (
    <TableRoom label="My figures and the team's average">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" className="number">
              Mine
            </th>
            <th scope="col" className="number">
              Team average
            </th>
            <th scope="col" className="number">
              Divided by
            </th>
            <th scope="col">Note</th>
          </tr>
        </thead>
        <tbody>
          {known.map((one) => (
            <tr key={one.metric} title={metrics.find(({ name }) => name === one.metric)?.description}>
              <th scope="row">{one.title}</th>
              <td className="number">{formatText(one.own, one.unit)}</td>
              <td className="number">{formatText(one.average, one.unit)}</td>
              <td className="number">{dividedBy(one)}</td>
              <td className="meaning">{one.text ?? (one.complete ? "" : "Not all of it is counted yet.")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

/** "5 of 8 people": who did no such work is no 0 in an average. */
function dividedBy({ people, members }: TeamAverage): string {
  return people === null || members === null
    ? "–"
    : `${formatCount(people)} of ${formatCount(members)} people`;
}
