import { useCounting } from "../../api/live";
import { useMay } from "../../api/me";
import { useSources } from "../../api/queries";
import type { ChainInfo } from "../../api/types";
import { formatCount, formatInstant } from "../../ui/format";

/** As long as the sentence usually is. */
const ROOM = "All 00 audit trails are whole: 000,000 entries up to their check of Nov 00, 0000, 00:00 AM.";

/** Whether AEC OS's audit trails are whole, in one sentence; the table below says it of each. */
export function ChainVerdict({ zone }: { zone: string }) {
  const { data, error } = useSources();
  const counting = useCounting();
  const all = useMay()("read-audit");
  if (!data && error) return null;
  if (!data) return <p className="headline headline-brief skeleton">{ROOM}</p>;
  const read = data.chains.filter((chain) => chain.entries > 0);
  const broken = read.filter((chain) => chain.condition.toLowerCase() !== "intact");
  if (read.length === 0) {
    return (
      <p className="headline headline-brief">
        {counting
          ? "What was received is still being read."
          : all
            ? "No audit trail of AEC OS has been read yet."
            : "AEC OS’s audit trails are for auditors and administrators to see."}
      </p>
    );
  }
  if (broken.length > 0) {
    return (
      <p className="headline headline-brief">
        <strong className="broken">
          {formatCount(broken.length)} of {trails(read.length)} {broken.length === 1 ? "is" : "are"} not whole
        </strong>
        : {broken.map(place).join("; ")}.
      </p>
    );
  }
  const entries = read.reduce((sum, chain) => sum + chain.entries, 0);
  const last = read.map((chain) => chain.checkedAt).reduce((one, other) => (one < other ? one : other));
  return (
    <p className="headline headline-brief">
      {read.length === 1 ? "The audit trail is whole" : `All ${trails(read.length)} are whole`}:{" "}
      {formatCount(entries)} {entries === 1 ? "entry" : "entries"} up to {read.length === 1 ? "its" : "their"}{" "}
      check of {formatInstant(last, zone)}.
    </p>
  );
}

function trails(count: number): string {
  return `${formatCount(count)} audit ${count === 1 ? "trail" : "trails"}`;
}

function place({ project, firstBadRow }: ChainInfo): string {
  return firstBadRow === null ? project : `${project} from row ${formatCount(firstBadRow)}`;
}
