import { useEffect, useState } from "react";
import type { Me } from "../api/me";

/** Begins the page anew when somebody else is signed in, or may see something else, than when it began. */
export function useFreshStart(me: Me): void {
  const now = JSON.stringify([me.name, me.role, me.seenBy, me.teams, me.leads, me.scope, me.may]);
  const [begun] = useState(now);
  useEffect(() => {
    if (now !== begun) window.location.reload();
  }, [now, begun]);
}
