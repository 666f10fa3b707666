import { useState } from "react";
import { useChangeUser, useTeams, useUsers, type User } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { useMe, useViewAs } from "../../api/me";
import { formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";
import { AccountPanel } from "./AccountPanel";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { PersonForm } from "./PersonForm";
import { roleTitle, teamsOf, today } from "./words";

type Open = { kind: "add" } | { kind: "change" | "deactivate"; user: User } | null;

/** Who may sign in, as what, and under which names AEC OS knows them. */
export function PeopleSection({ zone }: { zone: string }) {
  const query = useUsers();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <AccountPanel
      title="People"
      caption="Who may sign in. Nobody is removed, since what they did stays: they are deactivated."
      tools={
        <button type="button" className="button" onClick={() => setOpen({ kind: "add" })}>
          Add a person
        </button>
      }
      query={query}
      said={said}
    >
      {({ users }) => (
        <>
          {users.length === 0 ? (
            <EmptyNotice title="Nobody has an account yet.">
              <p>Whoever runs this server signs in with the link of the command line.</p>
            </EmptyNotice>
          ) : (
            <PeopleTable users={users} zone={zone} onChange={(user) => setOpen({ kind: "change", user })} />
          )}
          {(open?.kind === "add" || open?.kind === "change") && (
            <PersonForm
              user={open.kind === "change" ? open.user : null}
              onDone={done}
              onDeactivate={() => open.kind === "change" && setOpen({ kind: "deactivate", user: open.user })}
              onClose={close}
            />
          )}
          {open?.kind === "deactivate" && <Deactivate user={open.user} onDone={done} onClose={close} />}
        </>
      )}
    </AccountPanel>
  );
}

interface PeopleTableProps {
  users: User[];
  zone: string;
  onChange: (user: User) => void;
}

function PeopleTable({ users, zone, onChange }: PeopleTableProps) {
  const teams = useTeams().data?.teams ?? [];
  const day = today();
  const told = users.some((user) => user.lastSignInAt !== undefined);
  return (
    <TableRoom label="Accounts">
      <table className="table accounts">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Known in AEC OS as</th>
            <th scope="col">Teams</th>
            {told && <th scope="col">Last sign-in</th>}
            <th scope="col">State</th>
            <th scope="col">
              <span className="visually-hidden">View as</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {users.map((user) => (
            <tr key={user.name}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onChange(user)}>
                  <span className="visually-hidden">Change </span>
                  <Name value={user.name} length={40} />
                </button>
              </th>
              <td className="nowrap">{roleTitle(user.role)}</td>
              <td>
                <bdi>{user.identities.join(", ") || "–"}</bdi>
              </td>
              <td>
                <bdi>{teamsOf(user.name, teams, day).join(", ") || "–"}</bdi>
              </td>
              {told && (
                <td className="nowrap">
                  {user.lastSignInAt ? formatInstant(user.lastSignInAt, zone) : "never"}
                </td>
              )}
              <td>
                <StateMark good={user.active ? true : null} word={user.active ? "active" : "deactivated"} />
              </td>
              <td className="account-acts">{user.active && <ViewAs user={user.name} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function ViewAs({ user }: { user: string }) {
  const { data: me } = useMe();
  const view = useViewAs();
  if (me?.name === user) return null;
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-label={`View as ${user}`}
        disabled={view.isPending}
        onClick={() => view.mutate(user)}
      >
        View as
      </button>
      {view.error && (
        <p className="field-problem" role="alert">
          {problemFrom(view.error).detail}
        </p>
      )}
    </>
  );
}

interface DeactivateProps {
  user: User;
  onDone: (said: string) => void;
  onClose: () => void;
}

function Deactivate({ user, onDone, onClose }: DeactivateProps) {
  const change = useChangeUser();
  return (
    <ConfirmDialog
      title={`Deactivate ${user.name}?`}
      action="Deactivate"
      problem={change.error ? problemFrom(change.error) : null}
      pending={change.isPending}
      onConfirm={() =>
        change.mutate(
          { name: user.name, active: false },
          { onSuccess: () => onDone(`${user.name} was deactivated and signed out.`) },
        )
      }
      onClose={onClose}
    >
      <p>They are signed out at once, and tokens that act as them open nothing any more.</p>
      <p className="quiet">What they did stays in the numbers, and they can be activated again.</p>
    </ConfirmDialog>
  );
}
