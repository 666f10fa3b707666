import { useState } from "react";
import { useCreateToken, useUsers, type Token } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { Field, FormDialog } from "../../ui/FormDialog";
import { EXPIRES, listed, SCOPES } from "./words";

const FIELDS = ["name", "scopes", "actingAs", "projects", "expires"];

/** Makes a token for a program: what it opens, as whom, of which projects, until when. */
export function TokenForm({ onMade, onClose }: { onMade: (token: Token) => void; onClose: () => void }) {
  const { data } = useUsers();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>(["ingest"]);
  const [actingAs, setActingAs] = useState("");
  const [projects, setProjects] = useState("");
  const [expires, setExpires] = useState("90d");
  const create = useCreateToken();
  const submit = () =>
    create.mutate(
      {
        name,
        scopes,
        actingAs: actingAs || null,
        projects: listed(projects),
        expires: expires || null,
      },
      { onSuccess: onMade },
    );
  return (
    <FormDialog
      title="Create a token"
      action="Create"
      problem={create.error ? problemFrom(create.error) : null}
      pending={create.isPending}
      fields={FIELDS}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Name" name="name" hint="What the accounts call the program that has it.">
        {(described) => (
          <input
            {...described}
            type="text"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="Opens" name="scopes">
        {({ id, ...described }) => (
          <div id={id} role="group" aria-label="Opens" {...groupOf(described)} tabIndex={-1}>
            {SCOPES.map((scope) => (
              <label key={scope.id} className="account-check">
                <input
                  type="checkbox"
                  checked={scopes.includes(scope.id)}
                  onChange={(event) =>
                    setScopes((chosen) =>
                      event.target.checked ? [...chosen, scope.id] : chosen.filter((one) => one !== scope.id),
                    )
                  }
                />
                <span>
                  {scope.title} <span className="quiet">{scope.means}</span>
                </span>
              </label>
            ))}
          </div>
        )}
      </Field>
      <Field
        label="Acts as"
        name="actingAs"
        hint={actingAs ? "It asks no further than they may." : "As nobody, it reads all that it opens."}
      >
        {(described) => (
          <select {...described} value={actingAs} onChange={(event) => setActingAs(event.target.value)}>
            <option value="">Nobody</option>
            {data?.users
              .filter((one) => one.active)
              .map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
          </select>
        )}
      </Field>
      <Field label="Only these projects" name="projects" hint="One on a line. Left empty, all of them.">
        {(described) => (
          <textarea
            {...described}
            rows={2}
            spellCheck={false}
            value={projects}
            onChange={(event) => setProjects(event.target.value)}
          />
        )}
      </Field>
      <Field label="Expires" name="expires">
        {(described) => (
          <select {...described} value={expires} onChange={(event) => setExpires(event.target.value)}>
            {EXPIRES.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormDialog>
  );
}

/** A group is not invalid in ARIA; what describes it says so. */
function groupOf(described: { "aria-describedby": string | undefined }) {
  return { "aria-describedby": described["aria-describedby"] };
}
