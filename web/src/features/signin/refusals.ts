/** What the page's address says about a sign-in that did not succeed, in words. */
const REFUSALS: Record<string, string> = {
  expired: "That link has been used or is older than five minutes.",
  "openid-state": "That sign-in took longer than ten minutes, or was begun in another browser. Try again.",
  "openid-provider": "The sign-in was not accepted. Try again; if it stays so, the server's log says why.",
  "openid-unreachable": "The sign-in service does not answer. Try again later, or sign in with a password.",
  "openid-group": "You are known, but none of your groups gives you a role here. Ask an administrator.",
  "openid-name": "The sign-in service does not say your name. Ask an administrator.",
  "openid-taken":
    "There is another account of your name. Sign in with its password, or ask an administrator.",
  "openid-unknown": "You have no account here yet. Ask an administrator.",
  "openid-inactive": "Your account is not active. Ask an administrator.",
};

/** Why the last sign-in did not succeed, if one was tried. */
export function refusal(search: string): string | undefined {
  return REFUSALS[new URLSearchParams(search).get("signin") ?? ""];
}
