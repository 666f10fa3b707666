import { useState } from "react";
import { useAlerts, useRemoveAlert, useSilence, type Alert } from "../../api/alerts";
import { problemFrom } from "../../api/client";
import { useMay } from "../../api/me";
import { useCatalogue } from "../../api/queries";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { Field, FormDialog } from "../../ui/FormDialog";
import { formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice, ErrorNotice, LoadingBlock } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";
import { AlertForm } from "./AlertForm";
import { ruleWords } from "./rule";

type Open = { kind: "add" } | { kind: "silence" | "remove"; alert: Alert } | null;

/** The alerts of the viewer, with where each stands. */
export function AlertList({ zone }: { zone: string }) {
  const { data, error, refetch } = useAlerts();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <section className="panel panel-alone" aria-label="Alerts">
      <header className="panel-head">
        <div>
          <h2>Alerts</h2>
          <p className="panel-caption">
            Judged once a minute on settled, complete figures, within what their owner may see.
          </p>
        </div>
        {may("export") && (
          <div className="panel-tools">
            <button type="button" className="button" onClick={() => setOpen({ kind: "add" })}>
              Add an alert
            </button>
          </div>
        )}
      </header>
      <p className="alerts-said" role="status">
        {said}
      </p>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={200} />}
      {data?.alerts.length === 0 && (
        <EmptyNotice title="There is no alert yet.">
          <p>An alert can be tried on the past year before it is made.</p>
        </EmptyNotice>
      )}
      {data && data.alerts.length > 0 && <AlertTable alerts={data.alerts} zone={zone} onOpen={setOpen} />}
      {open?.kind === "add" && <AlertForm zone={zone} onDone={done} onClose={close} />}
      {open?.kind === "silence" && <SilenceForm alert={open.alert} onDone={done} onClose={close} />}
      {open?.kind === "remove" && <Remove alert={open.alert} onDone={done} onClose={close} />}
    </section>
  );
}

interface AlertTableProps {
  alerts: Alert[];
  zone: string;
  onOpen: (open: Open) => void;
}

function AlertTable({ alerts, zone, onOpen }: AlertTableProps) {
  const metrics = useCatalogue().data?.metrics ?? [];
  const may = useMay();
  return (
    <TableRoom label="Alerts">
      <table className="table alerts">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Warns of</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
            <th scope="col">Found</th>
            <th scope="col">
              <span className="visually-hidden">Silence or delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {alerts.map((alert) => (
            <tr key={alert.id}>
              <th scope="row">
                <Name value={alert.name || "(no name)"} length={40} />
              </th>
              <td>{ruleWords(alert, metrics)}</td>
              <td>
                <StateMark good={goodness(alert.state)} word={stateWord(alert, zone)} />
              </td>
              <td className="nowrap">{formatInstant(alert.since, zone)}</td>
              <td>{alert.message}</td>
              <td className="alerts-acts">
                {may("export") && (
                  <>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-label={`Silence ${alert.name}`}
                      onClick={() => onOpen({ kind: "silence", alert })}
                    >
                      Silence
                    </button>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-label={`Delete ${alert.name}`}
                      onClick={() => onOpen({ kind: "remove", alert })}
                    >
                      Delete
                    </button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function goodness(state: string): boolean | null {
  if (state === "ok") return true;
  return state === "firing" ? false : null;
}

function stateWord({ state, silentUntil }: Alert, zone: string): string {
  const words: Record<string, string> = { unknown: "cannot be judged", ok: "not firing" };
  const word = words[state] ?? state;
  const silent = silentUntil !== null && Date.parse(silentUntil) > Date.now();
  return silent ? `${word}, silent until ${formatInstant(silentUntil, zone)}` : word;
}

interface DialogProps {
  alert: Alert;
  onDone: (said: string) => void;
  onClose: () => void;
}

const SPANS = [
  { span: "2h", title: "2 hours" },
  { span: "1d", title: "1 day" },
  { span: "7d", title: "7 days" },
  { span: "30d", title: "30 days" },
  { span: "", title: "No longer: deliver again" },
];

function SilenceForm({ alert, onDone, onClose }: DialogProps) {
  const silence = useSilence();
  const [span, setSpan] = useState("1d");
  const words = span === "" ? `${alert.name} delivers again.` : `${alert.name} is silent for ${span}.`;
  return (
    <FormDialog
      title={`Silence ${alert.name}`}
      action="Silence"
      problem={silence.error ? problemFrom(silence.error) : null}
      pending={silence.isPending}
      fields={["for"]}
      onSubmit={() =>
        silence.mutate({ id: alert.id, span: span === "" ? null : span }, { onSuccess: () => onDone(words) })
      }
      onClose={onClose}
    >
      <Field label="For" name="for" hint="Notices stay here; nothing is sent by mail or webhook.">
        {(described) => (
          <select {...described} value={span} onChange={(event) => setSpan(event.target.value)}>
            {SPANS.map((one) => (
              <option key={one.span} value={one.span}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

function Remove({ alert, onDone, onClose }: DialogProps) {
  const remove = useRemoveAlert();
  return (
    <ConfirmDialog
      title={`Delete ${alert.name}?`}
      action="Delete"
      problem={remove.error ? problemFrom(remove.error) : null}
      pending={remove.isPending}
      onConfirm={() => remove.mutate(alert.id, { onSuccess: () => onDone(`${alert.name} was deleted.`) })}
      onClose={onClose}
    >
      <p>It is judged no more. The notices that it gave stay.</p>
    </ConfirmDialog>
  );
}
