import type { ReactNode } from "react";
import { useMay } from "../api/me";
import { useSources } from "../api/queries";
import type { SheetSpec } from "../api/sheets";
import type { Status } from "../api/types";
import { Icon, type IconName } from "../ui/Icon";
import { Name } from "../ui/Name";
import type { View } from "../view/viewState";
import type { Page } from "../view/pages";
import { AccountMenu } from "./AccountMenu";
import { Bell } from "./Bell";
import type { Overlay } from "./Overlays";
import { Pulse } from "./Pulse";
import { ThemeSwitch } from "./ThemeSwitch";

interface TitleBlockProps {
  status: Status;
  view: View;
  spec: SheetSpec | undefined;
  page: Page | null;
  onOpen: (overlay: Overlay) => void;
}

/** The header, laid out like the title block of a drawing: what, of which project, as of when. */
export function TitleBlock({ status, view, spec, page, onOpen }: TitleBlockProps) {
  const may = useMay();
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
      <button type="button" className="finder" aria-label="Find or do" onClick={() => onOpen("palette")}>
        <Icon name="search" size={14} />
        <span className="finder-text">Find or do</span>
        <kbd aria-hidden="true">{MAC ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      <Cell label="Project" className="title-project">
        <ProjectContext chosen={view.filters["project"] ?? []} />
      </Cell>
      <Cell label="Sheet" className="title-sheet">
        {page ? (
          page.title
        ) : (
          <>
            <span className="mono">{spec?.number}</span> {spec?.title}
          </>
        )}
      </Cell>
      <Cell label="As of" className="title-asof">
        <Pulse status={status} zone={view.tz ?? status.tz} />
      </Cell>
      <div className="title-tools">
        {!page && may("save-views") && (
          <ToolButton icon="bookmark" label="Save this view" onPress={() => onOpen("save")} />
        )}
        <ToolButton icon="keyboard" label="Keyboard shortcuts" onPress={() => onOpen("help")} />
        <Bell />
        <ThemeSwitch />
        <AccountMenu />
      </div>
    </header>
  );
}

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

function ToolButton({ icon, label, onPress }: { icon: IconName; label: string; onPress: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} />
    </button>
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
