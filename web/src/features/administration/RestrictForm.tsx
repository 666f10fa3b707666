import { useState } from "react";
import { useRestrictProject, useTeams } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { useDimension } from "../../api/queries";
import { Field, FormDialog } from "../../ui/FormDialog";

/** Gives a project to a team; whoever leads none of its teams sees it no more. */
export function RestrictForm(props: { onDone: (said: string) => void; onClose: () => void }) {
  const projects = useDimension("project", true).data?.values.flatMap(({ value }) => value ?? []) ?? [];
  const teams = useTeams().data?.teams ?? [];
  const [project, setProject] = useState("");
  const [team, setTeam] = useState("");
  const restrict = useRestrictProject();
  return (
    <FormDialog
      title="Restrict a project"
      action="Restrict"
      problem={restrict.error ? problemFrom(restrict.error) : null}
      pending={restrict.isPending}
      fields={["project", "team"]}
      onSubmit={() =>
        restrict.mutate(
          { project, team },
          { onSuccess: () => props.onDone(`${project} is restricted to its teams, ${team} among them.`) },
        )
      }
      onClose={props.onClose}
    >
      <Field label="Project" name="project">
        {(described) => (
          <select {...described} value={project} onChange={(event) => setProject(event.target.value)}>
            <Options names={projects} />
          </select>
        )}
      </Field>
      <Field label="Team" name="team">
        {(described) => (
          <select {...described} value={team} onChange={(event) => setTeam(event.target.value)}>
            <Options names={teams.map((one) => one.name)} />
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

function Options({ names }: { names: string[] }) {
  return (
    <>
      <option value="">Choose one</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </>
  );
}
