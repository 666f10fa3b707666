import { useRef, useState } from "react";
import {
  exportBaselines,
  useBaselines,
  useImportBaselines,
  useRemoveBaseline,
  type KeptBaseline,
} from "../../api/baselines";
import { problemFrom } from "../../api/client";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { formatGoal, formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { TableRoom } from "../../ui/TableRoom";
import { AccountPanel } from "./AccountPanel";
import { BaselineForm } from "./BaselineForm";

type Open =
  { kind: "set"; baseline: KeptBaseline | null } | { kind: "remove"; baseline: KeptBaseline } | null;

/** What work takes by hand and what an hour of it costs. */
export function BaselinesSection({ zone }: { zone: string }) {
  const query = useBaselines();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <AccountPanel
      title="Baselines"
      caption="What an element takes by hand and what an hour costs. The most specific row applies, then the latest; a change counts at once and is kept in the audit trail."
      tools={
        <>
          <Files onDone={setSaid} />
          <button type="button" className="button" onClick={() => setOpen({ kind: "set", baseline: null })}>
            Add a baseline
          </button>
        </>
      }
      query={query}
      said={said}
    >
      {({ baselines }) => (
        <>
          <BaselineTable baselines={baselines} zone={zone} onOpen={setOpen} />
          {open?.kind === "set" && <BaselineForm baseline={open.baseline} onDone={done} onClose={close} />}
          {open?.kind === "remove" && <Remove baseline={open.baseline} onDone={done} onClose={close} />}
        </>
      )}
    </AccountPanel>
  );
}

interface BaselineTableProps {
  baselines: KeptBaseline[];
  zone: string;
  onOpen: (open: Open) => void;
}

function BaselineTable({ baselines, zone, onOpen }: BaselineTableProps) {
  return (
    <TableRoom label="Baselines">
      <table className="table accounts">
        <thead>
          <tr>
            <th scope="col">Element type</th>
            <th scope="col">Project</th>
            <th scope="col">From</th>
            <th scope="col" className="number">
              By hand (h)
            </th>
            <th scope="col" className="number">
              Rate ($/h)
            </th>
            <th scope="col">Known from</th>
            <th scope="col">Changed</th>
            <th scope="col">
              <span className="visually-hidden">Change or remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {baselines.map((one) => (
            <tr key={`${one.origin} ${one.elementType} ${one.project} ${one.from}`}>
              <th scope="row">
                {one.elementType === null ? "any" : <Name value={one.elementType} length={40} />}
              </th>
              <td>{one.project === null ? "any" : <Name value={one.project} length={40} />}</td>
              <td className="nowrap">{one.from ?? "ever"}</td>
              <td className="number">{one.hours}</td>
              <td className="number">{one.rate === null ? "as otherwise" : formatGoal(one.rate, "usd")}</td>
              <td>{one.note ?? (one.origin === "CONFIG" ? "config.yaml" : "–")}</td>
              <td className="nowrap">
                {one.changedAt === null ? "–" : `${formatInstant(one.changedAt, zone)}, ${one.changedBy}`}
              </td>
              <td className="account-acts">
                {one.origin === "HERE" && (
                  <>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-label={`Change ${subjectOf(one)}`}
                      onClick={() => onOpen({ kind: "set", baseline: one })}
                    >
                      Change
                    </button>
                    <button
                      type="button"
                      className="button button-quiet"
                      aria-label={`Remove ${subjectOf(one)}`}
                      onClick={() => onOpen({ kind: "remove", baseline: one })}
                    >
                      Remove
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

/** "IfcWall in tower from 2026-01-01". */
function subjectOf({ elementType, project, from }: KeptBaseline): string {
  return `${elementType ?? "every element"}${project ? ` in ${project}` : ""}${from ? ` from ${from}` : ""}`;
}

interface RemoveProps {
  baseline: KeptBaseline;
  onDone: (said: string) => void;
  onClose: () => void;
}

function Remove({ baseline, onDone, onClose }: RemoveProps) {
  const remove = useRemoveBaseline();
  const subject = subjectOf(baseline);
  return (
    <ConfirmDialog
      title={`Remove the baseline of ${subject}?`}
      action="Remove"
      problem={remove.error ? problemFrom(remove.error) : null}
      pending={remove.isPending}
      onConfirm={() =>
        remove.mutate(baseline, { onSuccess: () => onDone(`The baseline of ${subject} was removed.`) })
      }
      onClose={onClose}
    >
      <p>What was saved on such elements is told by the next baseline that applies, for the past too.</p>
    </ConfirmDialog>
  );
}

/** All of them from a file and into one. */
function Files({ onDone }: { onDone: (said: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const load = useImportBaselines();
  const take = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    load.mutate(base64(bytes), {
      onSuccess: ({ baselines }) => onDone(`${baselines.length} baselines were imported.`),
      onError: (error) => {
        const { field, detail, title } = problemFrom(error);
        onDone(`Nothing was imported: ${field ?? ""} ${detail ?? title}`);
      },
    });
  };
  const save = async () => {
    const { csv } = await exportBaselines();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${csv}`], { type: "text/csv" }));
    link.download = "baselines.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className="visually-hidden"
        aria-label="CSV file of baselines"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void take(file);
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Import CSV
      </button>
      <button type="button" className="button" onClick={() => void save()}>
        Export CSV
      </button>
    </>
  );
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
