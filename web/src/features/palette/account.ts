import { postJson } from "../../api/client";
import type { Command } from "./commands";

const AUDITS = new Set(["ADMIN", "AUDITOR"]);

/** What `name`, who is signed in, can do about it. */
export function account(name: string, role: string): Command[] {
  const trail = {
    id: "audit",
    group: "Account",
    title: "Audit trail",
    words: "security who did what log verify",
    run: () => window.location.assign("/audit"),
  };
  return [
    ...(AUDITS.has(role.toUpperCase()) ? [trail] : []),
    {
      id: "sign out",
      group: "Account",
      title: `Sign out ${name}`,
      words: "log out leave",
      run: leave("/api/sign-out"),
    },
    {
      id: "sign out everywhere",
      group: "Account",
      title: "Sign out everywhere",
      words: "log out leave sessions browsers",
      run: leave("/api/sign-out/everywhere"),
    },
  ];
}

/** The page that comes then tells whether it worked: it is the sign-in, or nobody was signed out. */
function leave(path: string) {
  const home = () => window.location.assign("/");
  return () => void postJson(path, {}).then(home, home);
}
