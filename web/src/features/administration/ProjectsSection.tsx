import { useState } from "react";
import { useReleaseProject, useRestrictedProjects, type RestrictedProject } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { Name } from "../../ui/Name";
import { EmptyNotice } from "../../ui/Notice";
import { TableRoom } from "../../ui/TableRoom";
import { AccountPanel } from "./AccountPanel";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { RestrictForm } from "./RestrictForm";

interface Place {
  project: string;
  team: string;
}

type Open = { kind: "restrict" } | { kind: "release"; place: Place; last: boolean } | null;

/** Which projects only some teams see. */
export function ProjectsSection() {
  const query = useRestrictedProjects();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <AccountPanel
      title="Projects"
      caption="A restricted project is seen by the leads of its teams and by administrators; of its teams' people, each sees what they did in it themselves."
      tools={
        <button type="button" className="button" onClick={() => setOpen({ kind: "restrict" })}>
          Restrict a project
        </button>
      }
      query={query}
      said={said}
    >
      {({ projects }) => (
        <>
          {projects.length === 0 ? (
            <EmptyNotice title="No project is restricted." />
          ) : (
            <ProjectTable
              projects={projects}
              onRelease={(place, last) => setOpen({ kind: "release", place, last })}
            />
          )}
          {open?.kind === "restrict" && <RestrictForm onDone={done} onClose={close} />}
          {open?.kind === "release" && <Release {...open} onDone={done} onClose={close} />}
        </>
      )}
    </AccountPanel>
  );
}

interface ProjectTableProps {
  projects: RestrictedProject[];
  onRelease: (place: Place, last: boolean) => void;
}

function ProjectTable({ projects, onRelease }: ProjectTableProps) {
  return (
    <TableRoom label="Restricted projects">
      <table className="table accounts">
        <thead>
          <tr>
            <th scope="col">Project</th>
            <th scope="col">Team</th>
            <th scope="col">
              <span className="visually-hidden">Take away</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {projects.flatMap(({ project, teams }) =>
            teams.map((team) => (
              <tr key={`${project} ${team}`}>
                <th scope="row">
                  <Name value={project} length={40} />
                </th>
                <td>
                  <Name value={team} length={40} />
                </td>
                <td className="account-acts">
                  <button
                    type="button"
                    className="button button-quiet"
                    aria-label={`Take ${project} from ${team}`}
                    onClick={() => onRelease({ project, team }, teams.length === 1)}
                  >
                    Take away
                  </button>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </TableRoom>
  );
}

interface ReleaseProps {
  place: Place;
  /** No other team has it, so it is restricted no more. */
  last: boolean;
  onDone: (said: string) => void;
  onClose: () => void;
}

function Release({ place, last, onDone, onClose }: ReleaseProps) {
  const release = useReleaseProject();
  const { project, team } = place;
  return (
    <ConfirmDialog
      title={`Take ${project} from ${team}?`}
      action="Take away"
      problem={release.error ? problemFrom(release.error) : null}
      pending={release.isPending}
      onConfirm={() =>
        release.mutate(place, { onSuccess: () => onDone(`${project} is no longer ${team}'s.`) })
      }
      onClose={onClose}
    >
      <p>
        {last
          ? "No other team has it: it is restricted no more, and every lead sees what their people did in it."
          : "The team's leads see nothing of it any more but what they did themselves."}
      </p>
    </ConfirmDialog>
  );
}
