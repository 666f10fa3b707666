import { postJson } from "./client";

/** The page that comes then tells whether it worked: it is the sign-in, or nobody was signed out. */
export function leave(path: string): () => void {
  const home = () => window.location.assign("/");
  return () => void postJson(path, {}).then(home, home);
}
