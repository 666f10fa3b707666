import { useState } from "react";
import { useAddUser, useChangeUser, type User } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import type { Role } from "../../api/me";
import { FormDialog, Field } from "../../ui/FormDialog";
import { listed, ROLES } from "./words";

interface PersonFormProps {
  /** Whom to change; nobody adds one. */
  user: User | null;
  onDone: (said: string) => void;
  onDeactivate: () => void;
  onClose: () => void;
}

const FIELDS = ["name", "role", "identities", "password"];

/** Adds a person, or changes what is known of one. */
export function PersonForm({ user, onDone, onDeactivate, onClose }: PersonFormProps) {
  const [name, setName] = useState(user?.name ?? "");
  const [role, setRole] = useState<Role>(user?.role ?? "individual");
  const [identities, setIdentities] = useState(user?.identities.join("\n") ?? "");
  const [password, setPassword] = useState("");
  const add = useAddUser();
  const change = useChangeUser();
  const { error, isPending } = user ? change : add;

  const submit = () => {
    const known = listed(identities);
    const secret = password === "" ? {} : { password };
    if (user) {
      change.mutate(
        { name: user.name, role, identities: known, ...secret },
        { onSuccess: () => onDone(`${user.name} was changed.`) },
      );
    } else {
      const wanted = { name, role, ...(known.length > 0 ? { identities: known } : {}), ...secret };
      add.mutate(wanted, { onSuccess: (added) => onDone(`${added.name} was added.`) });
    }
  };
  const activate = () => {
    if (!user) return;
    change.mutate(
      { name: user.name, active: true },
      { onSuccess: () => onDone(`${user.name} may sign in again.`) },
    );
  };
  return (
    <FormDialog
      title={user ? user.name : "Add a person"}
      action={user ? "Save" : "Add"}
      problem={error ? problemFrom(error) : null}
      pending={isPending}
      fields={FIELDS}
      onSubmit={submit}
      onClose={onClose}
      more={
        user &&
        (user.active ? (
          <button type="button" className="button button-quiet" onClick={onDeactivate}>
            Deactivate…
          </button>
        ) : (
          <button type="button" className="button button-quiet" onClick={activate}>
            Activate
          </button>
        ))
      }
    >
      {!user && (
        <Field label="Name" name="name" hint="What they sign in with.">
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
      )}
      <Field label="Role" name="role" hint={ROLES.find((one) => one.id === role)?.sees}>
        {(described) => (
          <select {...described} value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {ROLES.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label="Known in AEC OS as"
        name="identities"
        hint={`Names in git, of the operating system and in permissions.json, one on a line.${
          user ? "" : " Left empty, it is their name."
        }`}
      >
        {(described) => (
          <textarea
            {...described}
            rows={3}
            spellCheck={false}
            value={identities}
            onChange={(event) => setIdentities(event.target.value)}
          />
        )}
      </Field>
      <Field label={user?.password ? "New password" : "Password"} name="password" hint={aboutPassword(user)}>
        {(described) => (
          <input
            {...described}
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}

function aboutPassword(user: User | null): string {
  if (!user) return "Left empty, they cannot sign in with one.";
  if (!user.password) return "There is none yet. Left empty, that stays so.";
  return "Left empty, the old one stays. A new one signs them out everywhere.";
}
