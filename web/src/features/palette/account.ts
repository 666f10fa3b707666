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

/** The page that comes then tells whether it worked: it is the sign-in, or nobody was signed out. */
function leave(path: string) {
  const home = () => window.location.assign("/");
  return () => void postJson(path, {}).then(home, home);
}
