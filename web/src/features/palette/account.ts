import { postJson } from "../../api/client";
import type { Command } from "./commands";

/** What `name`, who is signed in, can do about it. */
export function account(name: string): Command[] {
  return [
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

interface SignedOut {
  /** Where to sign out as well, if there is such a place. */
  continueAt: string;
}

/** The page that comes then tells whether it worked: it is the sign-in, or nobody was signed out. */
function leave(path: string) {
  const home = () => window.location.assign("/");
  return () =>
    void postJson<Partial<SignedOut> | undefined>(path, {}).then(
      (left) => window.location.assign(left?.continueAt ?? "/"),
      home,
    );
}
