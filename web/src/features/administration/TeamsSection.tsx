import { useState } from "react";
import { useAddTeam, useTeams, type Member, type Team } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { Name } from "../../ui/Name";
import { EmptyNotice } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";
import { AccountPanel } from "./AccountPanel";
import { Field, FormDialog } from "../../ui/FormDialog";
import { MemberForm } from "./MemberForm";
import { holdsOn, today } from "./words";

type Open = { kind: "team" } | { kind: "member"; team: Team; member: Member | null } | null;

/** Who belongs to which team, from when to when, and who leads it. */
export function TeamsSection() {
  const query = useTeams();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setSaid(words);
    setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <AccountPanel
      title="Teams"
      caption="A lead sees what the people of the team did while they belonged to it."
      tools={
        <button type="button" className="button" onClick={() => setOpen({ kind: "team" })}>
          Add a team
        </button>
      }
      query={query}
      said={said}
    >
      {({ teams }) => (
        <>
          {teams.length === 0 && <EmptyNotice title="There is no team yet." />}
          {teams.map((team) => (
            <TeamPart
              key={team.name}
              team={team}
              onMember={(member) => setOpen({ kind: "member", team, member })}
            />
          ))}
          {open?.kind === "team" && <TeamForm onDone={done} onClose={close} />}
          {open?.kind === "member" && (
            <MemberForm team={open.team} member={open.member} onDone={done} onClose={close} />
          )}
        </>
      )}
    </AccountPanel>
  );
}

function TeamPart({ team, onMember }: { team: Team; onMember: (member: Member | null) => void }) {
  return (
    <section className="account-team" aria-label={team.name}>
      <header className="account-team-head">
        <h3>
          <Name value={team.name} length={60} />
        </h3>
        <button
          type="button"
          className="button button-quiet"
          aria-label={`Add a member to ${team.name}`}
          onClick={() => onMember(null)}
        >
          Add a member
        </button>
      </header>
      {team.members.length === 0 ? (
        <p className="account-none">Nobody belongs to it yet.</p>
      ) : (
        <MemberTable team={team} onMember={onMember} />
      )}
    </section>
  );
}

function MemberTable({ team, onMember }: { team: Team; onMember: (member: Member) => void }) {
  const day = today();
  return (
    <TableRoom label={`Members of ${team.name}`}>
      <table className="table accounts">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Leads it</th>
            <th scope="col">Today</th>
          </tr>
        </thead>
        <tbody>
          {team.members.map((member) => (
            <tr key={`${member.user} ${member.from}`}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onMember(member)}>
                  <span className="visually-hidden">Change the membership of </span>
                  <Name value={member.user} length={40} />
                </button>
              </th>
              <td className="nowrap">{member.from ?? "always"}</td>
              <td className="nowrap">{member.to ?? "open"}</td>
              <td>{member.lead ? "yes" : "–"}</td>
              <td>
                <StateMark good={holdsOn(day, member) ? true : null} word={stateOf(member, day)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  );
}

function stateOf(member: Member, day: string): string {
  if (holdsOn(day, member)) return "member";
  return member.from !== null && member.from > day ? "not yet" : "left";
}

function TeamForm({ onDone, onClose }: { onDone: (said: string) => void; onClose: () => void }) {
  const [name, setName] = useState("");
  const add = useAddTeam();
  return (
    <FormDialog
      title="Add a team"
      action="Add"
      problem={add.error ? problemFrom(add.error) : null}
      pending={add.isPending}
      fields={["name"]}
      onSubmit={() => add.mutate(name, { onSuccess: (team) => onDone(`${team.name} was added.`) })}
      onClose={onClose}
    >
      <Field label="Name" name="name">
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
    </FormDialog>
  );
}
