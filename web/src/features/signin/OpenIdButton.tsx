import { useQuery } from "@tanstack/react-query";
import { getJson } from "../../api/client";

interface Ways {
  openId: string | null;
}

/** Signs in with the firm's own provider, where the server knows one. */
export function OpenIdButton() {
  const ways = useQuery({
    queryKey: ["ways to sign in"],
    queryFn: ({ signal }) => getJson<Ways>("/sign-in/ways", signal),
  });
  const name = ways.data?.openId;
  if (!name) return null;
  return (
    <a className="button signin-provider" href="/sign-in/openid">
      Sign in with {name}
    </a>
  );
}
