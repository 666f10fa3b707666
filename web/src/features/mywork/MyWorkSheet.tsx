import { useMe } from "../../api/me";
import type { SheetContext } from "../../sheet/context";
import { StandardSheet } from "../../sheet/StandardSheet";
import { BesideMyTeam } from "./BesideMyTeam";
import { MyEvents } from "./MyEvents";
import { SavedThisMonth } from "./SavedThisMonth";
import { MY_WORK } from "./spec";
import "./mywork.css";

/** What somebody did with AEC OS, what came of it, and what it saved them. */
export default function MyWorkSheet({ context }: { context: SheetContext }) {
  const { data: me } = useMe();
  if (!me) return null;
  return (
    <>
      <SavedThisMonth context={context} />
      <StandardSheet context={context} spec={MY_WORK}>
        {me.teams.length > 0 && <BesideMyTeam teams={me.teams} context={context} />}
        <MyEvents zone={context.zone} />
      </StandardSheet>
    </>
  );
}
