import { Fragment } from "react";
import { Name } from "../../ui/Name";

/** Whose numbers a team lead sees: those of the teams that they lead, and their own. */
export function TeamLine({ leads }: { leads: string[] }) {
  if (leads.length === 0) return <p className="kicker">You lead no team today: your own work</p>;
  return (
    <p className="kicker">
      {leads.length === 1 ? "Team " : "Teams "}
      {leads.map((team, index) => (
        <Fragment key={team}>
          {index > 0 && (index === leads.length - 1 ? " and " : ", ")}
          <Name value={team} length={40} />
        </Fragment>
      ))}
    </p>
  );
}
