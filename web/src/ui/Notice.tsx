import type { ReactNode } from "react";
import type { Problem } from "../api/types";
import { Icon } from "./Icon";

/** Why there is nothing here, and what would change that. */
export function EmptyNotice({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="notice">
      <p className="notice-title">{title}</p>
      {children}
    </div>
  );
}

/** What failed, under which id it is in the server's log, and a way to try again. */
export function ErrorNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  if (problem.code === "FORBIDDEN") return <Forbidden problem={problem} />;
  return (
    <div className="notice notice-error" role="alert">
      <p className="notice-title">
        <Icon name="warn" /> {problem.title}
      </p>
      {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {problem.allowed && problem.allowed.length > 0 && <p>Possible: {problem.allowed.join(", ")}</p>}
      {problem.id && <p className="mono">id {problem.id}</p>}
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          <Icon name="retry" size={14} /> Try again
        </button>
      )}
    </div>
  );
}

/** Trying again would not help; somebody else can. */
function Forbidden({ problem }: { problem: Problem }) {
  return (
    <EmptyNotice title="Not permitted">
      <p>{problem.detail ?? "You may not see this."}</p>
      <p>Whoever runs this server decides who may see what.</p>
    </EmptyNotice>
  );
}

/** Keeps the room that the content will take, so that nothing jumps when it comes. */
export function LoadingBlock({ height }: { height: number | "100%" }) {
  const blockSize = height === "100%" ? height : `${height / 16}rem`;
  return (
    <div className="skeleton loading-block" style={{ blockSize }} aria-busy="true">
      <span className="visually-hidden">Loading</span>
    </div>
  );
}
