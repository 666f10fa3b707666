import { postJson } from "./client";

interface SignedOut {
  /** Where to sign out as well, if there is such a place. */
  continueAt: string;
}

/** The page that comes then tells whether it worked: it is the sign-in, or nobody was signed out. */
export function leave(path: string): () => void {
  const home = () => window.location.assign("/");
  return () =>
    void postJson<Partial<SignedOut> | undefined>(path, {}).then(
      (left) => window.location.assign(left?.continueAt ?? "/"),
      home,
    );
}
