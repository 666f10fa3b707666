import { problemFrom } from "../api/client";
import { importsOf, useLive } from "../api/live";
import { useStatus } from "../api/queries";
import type { ImportProgress, Status } from "../api/types";
import { formatClock, formatCount, formatInstant } from "../ui/format";
import { Name } from "../ui/Name";
import { navigate } from "../view/useView";
import type { UrlProblem, View } from "../view/viewState";

const BEHIND = 1000;

interface BannersProps {
  status: Status;
  problems: UrlProblem[];
  /** The view without what could not be used. */
  view: View;
  zone: string;
}

/** What the reader should know before reading: a bad address, a running import, a lag. */
export function Banners({ status, problems, view, zone }: BannersProps) {
  const live = useLive();
  // The stream knows sooner than the last look at the server how far the numbers reach.
  const reached =
    live.watermark && live.watermark.seq > status.watermark.seq ? live.watermark : status.watermark;
  const behind = (status.behind ?? 0) - (reached.seq - status.watermark.seq);
  const imports = importsOf(status.imports, live.imports).filter((one) => SHOWN.has(one.state.toLowerCase()));
  return (
    <div className="banners">
      {problems.length > 0 && <AddressProblems problems={problems} view={view} />}
      {imports.map((one) => (
        <ImportBanner key={one.workspace} progress={one} />
      ))}
      <ConnectionBanner zone={zone} />
      {behind > BEHIND && (
        <p className="banner" role="status">
          {reached.receivedAt === null
            ? `Nothing is counted yet; ${formatCount(behind)} events that were received are on their way into the numbers.`
            : `The numbers reach to ${formatInstant(reached.receivedAt, zone)}; ${formatCount(behind)} events received since then are on their way into them.`}
        </p>
      )}
    </div>
  );
}

/** Why nothing moves: nobody is signed in any more, or the server does not answer. */
function ConnectionBanner({ zone }: { zone: string }) {
  const { error } = useStatus();
  const { lostAt } = useLive();
  if (error && problemFrom(error).status === 401) {
    return (
      <div className="banner banner-warn" role="alert">
        <p>
          Your session has ended: it was signed out, or nobody asked anything for twelve hours. Open a fresh
          link from <code>aecos analytics launch</code> in this browser; this page then goes on by itself.
        </p>
      </div>
    );
  }
  if (!error || lostAt === null) return null;
  return (
    <p className="banner banner-warn" role="alert">
      The server has not answered since {formatClock(lostAt, zone)}. What is on screen is its last answer; the
      page tries again by itself.
    </p>
  );
}

const SHOWN = new Set(["waiting", "running", "failed"]);

function AddressProblems({ problems, view }: { problems: UrlProblem[]; view: View }) {
  return (
    <div className="banner banner-warn" role="alert">
      <p>Part of the address could not be used:</p>
      <ul>
        {problems.map((problem, index) => (
          <li key={`${problem.field} ${index}`}>
            <bdi>{problem.text}</bdi>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-quiet" onClick={() => navigate(view, "replace")}>
        Correct the address
      </button>
    </div>
  );
}

function ImportBanner({ progress }: { progress: ImportProgress }) {
  const failed = progress.state === "failed";
  return (
    <div className={failed ? "banner banner-warn" : "banner"} role="status">
      <p>
        {failed ? "Could not read " : "Reading "}
        <Name value={progress.workspace} length={80} />
        {progress.message && <>: {progress.message}</>}
      </p>
      {!failed && progress.total > 0 && (
        <>
          <progress value={progress.done} max={progress.total} aria-label="Import progress" />
          <span className="mono">
            {formatCount(progress.done)} / {formatCount(progress.total)}
          </span>
        </>
      )}
    </div>
  );
}
