import { leave } from "../../api/account";
import type { Me, Permission } from "../../api/me";
import { capital } from "../../ui/capital";
import { PAGES } from "../../view/pages";
import { openAddress } from "../../view/useView";
import type { Command } from "./commands";

/** What who is signed in can do about it, and the pages that are for them. */
export function account(me: Me): Command[] {
  const { name, may, seenBy } = me;
  const pages = PAGES.filter((page) => may.includes(page.needs satisfies Permission)).flatMap(pageCommands);
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
  const verify = {
    id: "verify",
    group: "Account",
    title: "Verify a report",
    words: "signature signed check whole pdf",
    run: () => window.location.assign("/verify"),
  };
  const audits = may.includes("read-audit" satisfies Permission) ? [trail] : [];
  if (seenBy !== null) return [...audits, verify, signOut];
  return [
    ...pages,
    ...audits,
    verify,
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

/** A page by its name, or its parts by theirs. */
function pageCommands({ id, title, sections }: (typeof PAGES)[number]): Command[] {
  const parts: readonly string[] = sections;
  if (parts.length === 1) {
    return [{ id: `page ${id}`, group: "Account", title, run: () => openAddress(`/${id}`) }];
  }
  return parts.map((part) => ({
    id: `page ${id} ${part}`,
    group: title,
    title: capital(part),
    words: "accounts users",
    run: () => openAddress(`/${id}/${part}`),
  }));
}
