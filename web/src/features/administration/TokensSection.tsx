import { useState } from "react";
import { useRevokeToken, useRotateToken, useTokens, type Token } from "../../api/accounts";
import { problemFrom } from "../../api/client";
import { formatInstant } from "../../ui/format";
import { Name } from "../../ui/Name";
import { EmptyNotice } from "../../ui/Notice";
import { StateMark } from "../../ui/StateMark";
import { TableRoom } from "../../ui/TableRoom";
import { AccountPanel } from "./AccountPanel";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { SecretDialog } from "./SecretDialog";
import { TokenForm } from "./TokenForm";
import { tokenState } from "./words";

type Open = { kind: "create" } | { kind: "rotate" | "revoke" | "secret"; token: Token } | null;

/** What lets programs in, and what each of them opens. */
export function TokensSection({ zone }: { zone: string }) {
  const query = useTokens();
  const [open, setOpen] = useState<Open>(null);
  const [said, setSaid] = useState("");
  const close = () => setOpen(null);
  const made = (token: Token) => setOpen({ kind: "secret", token });
  return (
    <AccountPanel
      title="Tokens"
      caption="What lets programs in. A secret is shown once, when it is made."
      tools={
        <button type="button" className="button" onClick={() => setOpen({ kind: "create" })}>
          Create a token
        </button>
      }
      query={query}
      said={said}
    >
      {({ tokens }) => (
        <>
          {tokens.length === 0 ? (
            <EmptyNotice title="There is no token yet.">
              <p>Programs on this machine use the server's own, which each start makes anew.</p>
            </EmptyNotice>
          ) : (
            <TokenTable tokens={tokens} zone={zone} onOpen={(kind, token) => setOpen({ kind, token })} />
          )}
          {open?.kind === "create" && <TokenForm onMade={made} onClose={close} />}
          {open?.kind === "rotate" && <Rotate token={open.token} onMade={made} onClose={close} />}
          {open?.kind === "revoke" && (
            <Revoke
              token={open.token}
              onDone={() => {
                setSaid(`${open.token.name} was revoked.`);
                close();
              }}
              onClose={close}
            />
          )}
          {open?.kind === "secret" && (
            <SecretDialog name={open.token.name} secret={open.token.token ?? ""} onClose={close} />
          )}
        </>
      )}
    </AccountPanel>
  );
}

interface TokenTableProps {
  tokens: Token[];
  zone: string;
  onOpen: (kind: "rotate" | "revoke", token: Token) => void;
}

function TokenTable({ tokens, zone, onOpen }: TokenTableProps) {
  const [now] = useState(() => Date.now());
  const [all, setAll] = useState(false);
  const revoked = tokens.filter((token) => token.revokedAt !== null).length;
  const shown = all ? tokens : tokens.filter((token) => token.revokedAt === null);
  return (
    <>
      {revoked > 0 && (
        <label className="account-check account-filter">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          Show revoked tokens too ({revoked})
        </label>
      )}
      <TableRoom label="Tokens by name">
        <table className="table accounts">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Opens</th>
              <th scope="col">Acts as</th>
              <th scope="col">Projects</th>
              <th scope="col">Expires</th>
              <th scope="col">Last use</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Rotate or revoke</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((token) => (
              <tr key={token.id}>
                <th scope="row">
                  <Name value={token.name} length={40} />
                </th>
                <td>{token.scopes.join(", ")}</td>
                <td>{token.actingAs === null ? "nobody" : <Name value={token.actingAs} length={32} />}</td>
                <td>
                  <bdi>{token.projects.join(", ") || "all"}</bdi>
                </td>
                <td className="nowrap">{token.expiresAt ? formatInstant(token.expiresAt, zone) : "never"}</td>
                <td className="nowrap">{token.usedAt ? formatInstant(token.usedAt, zone) : "never"}</td>
                <td>
                  <State token={token} now={now} />
                </td>
                <td className="account-acts">
                  {token.revokedAt === null && (
                    <>
                      <Act word="Rotate" token={token} onPress={() => onOpen("rotate", token)} />
                      <Act word="Revoke" token={token} onPress={() => onOpen("revoke", token)} />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRoom>
    </>
  );
}

function State({ token, now }: { token: Token; now: number }) {
  const state = tokenState(token, now);
  return <StateMark good={state === "active" ? true : state === "expired" ? false : null} word={state} />;
}

function Act({ word, token, onPress }: { word: string; token: Token; onPress: () => void }) {
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={`${word} ${token.name}`}
      onClick={onPress}
    >
      {word}
    </button>
  );
}

interface RotateProps {
  token: Token;
  onMade: (token: Token) => void;
  onClose: () => void;
}

function Rotate({ token, onMade, onClose }: RotateProps) {
  const rotate = useRotateToken();
  return (
    <ConfirmDialog
      title={`Rotate ${token.name}?`}
      action="Rotate"
      problem={rotate.error ? problemFrom(rotate.error) : null}
      pending={rotate.isPending}
      onConfirm={() => rotate.mutate(token.id, { onSuccess: onMade })}
      onClose={onClose}
    >
      <p>It gets another secret, and the one that programs have now opens nothing from then on.</p>
    </ConfirmDialog>
  );
}

interface RevokeProps {
  token: Token;
  onDone: () => void;
  onClose: () => void;
}

function Revoke({ token, onDone, onClose }: RevokeProps) {
  const revoke = useRevokeToken();
  return (
    <ConfirmDialog
      title={`Revoke ${token.name}?`}
      action="Revoke"
      problem={revoke.error ? problemFrom(revoke.error) : null}
      pending={revoke.isPending}
      onConfirm={() => revoke.mutate(token.id, { onSuccess: onDone })}
      onClose={onClose}
    >
      <p>It opens nothing from then on, for good. A revoked token cannot be used again.</p>
    </ConfirmDialog>
  );
}
