import type { ReactNode } from "react";
import { useSources } from "../api/queries";
import type { Status } from "../api/types";
import { Name } from "../ui/Name";
import { TABS, type View } from "../view/viewState";
import { Pulse } from "./Pulse";
import { ThemeSwitch } from "./ThemeSwitch";

/** The header, laid out like the title block of a drawing: what, of which project, as of when. */
export function TitleBlock({ status, view }: { status: Status; view: View }) {
  const tab = TABS.find((one) => one.id === view.tab) ?? TABS[0];
  return (
    <header className="title-block">
      <div className="title-brand">
        <img src="/mark.svg" alt="" width={30} height={30} />
        <div>
          <p className="title-name">
            AEC OS <b>Analytics</b>
          </p>
          {status.demo && <span className="demo-badge">Demo data</span>}
        </div>
      </div>
      <Cell label="Project" className="title-project">
        <ProjectContext chosen={view.filters["project"] ?? []} />
      </Cell>
      <Cell label="Sheet" className="title-sheet">
        <span className="mono">{tab.sheet}</span> {tab.title}
      </Cell>
      <Cell label="As of" className="title-asof">
        <Pulse status={status} zone={view.tz ?? status.tz} />
      </Cell>
      <ThemeSwitch />
    </header>
  );
}

function Cell({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    <div className={`title-cell ${className}`}>
      <span className="kicker">{label}</span>
      <span className="title-value">{children}</span>
    </div>
  );
}

function ProjectContext({ chosen }: { chosen: string[] }) {
  const { data } = useSources();
  const projects = data?.projects ?? [];
  const nameOf = (key: string) => projects.find((project) => project.key === key)?.name ?? key;
  if (chosen.length === 1) return <Name value={nameOf(chosen[0] ?? "")} length={32} />;
  if (chosen.length > 1) return <>{chosen.length} projects</>;
  if (projects.length === 1) return <Name value={projects[0]?.name} length={32} />;
  return <>{projects.length > 1 ? `All ${projects.length} projects` : "All projects"}</>;
}
