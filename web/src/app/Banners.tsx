import { useLive } from "../api/live";
import type { ImportProgress, Status } from "../api/types";
import { formatCount } from "../ui/format";
import { Name } from "../ui/Name";
import { navigate, useParsedView } from "../view/useView";
import type { UrlProblem } from "../view/viewState";

const BEHIND = 1000;

/** What the reader should know before reading: a bad address, a running import, a lag. */
export function Banners({ status, problems }: { status: Status; problems: UrlProblem[] }) {
  const live = useLive();
  const imports = merge(status.imports, live.imports).filter((one) => SHOWN.has(one.state.toLowerCase()));
  return (
    <div className="banners">
      {problems.length > 0 && <AddressProblems problems={problems} />}
      {imports.map((one) => (
        <ImportBanner key={one.workspace} progress={one} />
      ))}
      {status.behind > BEHIND && (
        <p className="banner" role="status">
          The numbers are {formatCount(status.behind)} events behind what was received; they are catching up.
        </p>
      )}
    </div>
  );
}

const SHOWN = new Set(["waiting", "running", "failed"]);

function merge(known: ImportProgress[], fresh: ImportProgress[]): ImportProgress[] {
  return [...known.filter((one) => !fresh.some((two) => two.workspace === one.workspace)), ...fresh];
}

function AddressProblems({ problems }: { problems: UrlProblem[] }) {
  const { view } = useParsedView();
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
