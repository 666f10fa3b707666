import { leave } from "../../api/account";
import type { Me, Permission } from "../../api/me";
import { PAGES } from "../../view/pages";
import { openAddress } from "../../view/useView";
import type { Command } from "./commands";

/** What who is signed in can do about it, and the pages that are for them. */
export function account(me: Me): Command[] {
  const { name, may, seenBy } = me;
  const pages = PAGES.filter((page) => may.includes(page.needs satisfies Permission)).flatMap((page) =>
    page.sections.map((section) => ({
      id: `page ${page.id} ${section}`,
      group: page.title,
      title: section.charAt(0).toUpperCase() + section.slice(1),
      words: "administration accounts users admin",
      run: () => openAddress(`/${page.id}/${section}`),
    })),
  );
  const signOut = {
    id: "sign out",
    group: "Account",
    title: `Sign out ${seenBy ?? name}`,
    words: "log out leave",
    run: leave("/api/sign-out"),
  };
  const trail = {
    id: "audit",
    group: "Account",
    title: "Audit trail",
    words: "security who did what log verify",
    run: () => window.location.assign("/audit"),
  };
  const audits = may.includes("read-audit" satisfies Permission) ? [trail] : [];
  if (seenBy !== null) return [...audits, signOut];
  return [
    ...pages,
    ...audits,
    signOut,
    {
      id: "sign out everywhere",
      group: "Account",
      title: "Sign out everywhere",
      words: "log out leave sessions browsers",
      run: leave("/api/sign-out/everywhere"),
    },
  ];
}
