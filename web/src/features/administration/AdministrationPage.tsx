import type { MouseEvent } from "react";
import type { PageProps } from "../../view/pages";
import { openAddress } from "../../view/useView";
import { BaselinesSection } from "./BaselinesSection";
import { PeopleSection } from "./PeopleSection";
import { ProjectsSection } from "./ProjectsSection";
import { TeamsSection } from "./TeamsSection";
import { TokensSection } from "./TokensSection";
import "./administration.css";

const SECTIONS = [
  { id: "people", title: "People" },
  { id: "teams", title: "Teams" },
  { id: "projects", title: "Projects" },
  { id: "tokens", title: "Tokens" },
  { id: "baselines", title: "Baselines" },
];

/** Where administrators keep people, teams and tokens; each part has an address. */
export default function AdministrationPage({ section, zone }: PageProps) {
  return (
    <div className="administration">
      <nav className="page-parts" aria-label="Administration">
        {SECTIONS.map(({ id, title }) => (
          <a
            key={id}
            href={`/administration/${id}`}
            className="page-part"
            aria-current={id === section ? "page" : undefined}
            onClick={(event) => follow(event, `/administration/${id}`)}
          >
            {title}
          </a>
        ))}
      </nav>
      {section === "people" && <PeopleSection zone={zone} />}
      {section === "teams" && <TeamsSection />}
      {section === "projects" && <ProjectsSection />}
      {section === "tokens" && <TokensSection zone={zone} />}
      {section === "baselines" && <BaselinesSection zone={zone} />}
    </div>
  );
}

function follow(event: MouseEvent, address: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openAddress(address);
}
