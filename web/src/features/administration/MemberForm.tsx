import { useState } from "react";
import { useKeepMember, useUsers, type Member, type Team } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { Field, FormDialog } from "../../ui/FormDialog";
import { today } from "./words";

interface MemberFormProps {
  team: Team;
  /** Which membership to change; none adds one. */
  member: Member | null;
  onDone: (said: string) => void;
  onClose: () => void;
}

const FIELDS = ["person", "from", "to", "lead"];

/** Adds somebody to a team, or changes until when they belong to it and whether they lead it. */
export function MemberForm({ team, member, onDone, onClose }: MemberFormProps) {
  const { data } = useUsers();
  const people = data?.users.filter((one) => one.active || one.name === member?.user) ?? [];
  const [chosen, setChosen] = useState(member?.user ?? "");
  const [from, setFrom] = useState(member?.from ?? "");
  const [to, setTo] = useState(member?.to ?? "");
  const [lead, setLead] = useState(member?.lead ?? false);
  const keep = useKeepMember();
  const submit = () =>
    keep.mutate(
      { team: team.name, user: chosen, from: from || null, to: to || null, lead },
      { onSuccess: () => onDone(sentence(chosen, team.name, member, to)) },
    );
  return (
    <FormDialog
      title={member ? `${member.user} in ${team.name}` : `Add a member to ${team.name}`}
      action={member ? "Save" : "Add"}
      problem={keep.error ? problemFrom(keep.error) : null}
      pending={keep.isPending}
      fields={FIELDS}
      onSubmit={submit}
      onClose={onClose}
    >
      {!member && (
        <Field label="Person" name="person">
          {(described) => (
            <select {...described} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">Choose one</option>
              {people.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {!member && (
        <Field label="First day" name="from" hint="Left empty, they always belonged to it.">
          {(described) => (
            <input
              {...described}
              type="date"
              value={from}
              onChange={(event) => setFrom(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label="Last day"
        name="to"
        hint="Left empty, they stay. To end a membership, say its last day; what they did until then stays the team's."
      >
        {(described) => (
          <span className="account-day">
            <input {...described} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
            <button type="button" className="button button-quiet" onClick={() => setTo(today())}>
              Today
            </button>
          </span>
        )}
      </Field>
      <label className="account-check">
        <input type="checkbox" checked={lead} onChange={(event) => setLead(event.target.checked)} />
        Leads the team
      </label>
    </FormDialog>
  );
}

function sentence(user: string, team: string, member: Member | null, last: string): string {
  if (!member) return `${user} was added to ${team}.`;
  return last ? `${user} belongs to ${team} until ${last}.` : `${user} in ${team} was changed.`;
}
