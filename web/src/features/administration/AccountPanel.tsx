import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { problemFrom } from "../../api/client";
import { ErrorNotice, LoadingBlock } from "../../ui/Notice";

interface AccountPanelProps<T> {
  title: string;
  caption: string;
  /** What can be done here. */
  tools: ReactNode;
  query: UseQueryResult<T>;
  /** What has just been done, for those who see it and those who hear it. */
  said: string;
  children: (data: T) => ReactNode;
}

/** A part of the administration: its list while it loads, fails or is there. */
export function AccountPanel<T>({ title, caption, tools, query, said, children }: AccountPanelProps<T>) {
  const { data, error, refetch } = query;
  return (
    <section className="panel panel-alone" aria-label={title}>
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          <p className="panel-caption">{caption}</p>
        </div>
        <div className="panel-tools">{tools}</div>
      </header>
      <p className="account-said" role="status">
        {said}
      </p>
      {error && !data && <ErrorNotice problem={problemFrom(error)} onRetry={() => void refetch()} />}
      {!error && !data && <LoadingBlock height={200} />}
      {data && children(data)}
    </section>
  );
}
