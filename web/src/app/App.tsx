import { lazy, Suspense, useDeferredValue } from "react";
import { problemFrom } from "../api/client";
import { LiveProvider } from "../api/live";
import { useCatalogue, useStatus } from "../api/queries";
import { SignInPage } from "../features/signin/SignInPage";
import { ErrorNotice } from "../ui/Notice";
import { Opening } from "./Opening";
import { Shell } from "./Shell";

const AuditPage = lazy(() => import("../features/audit/AuditPage"));

/** Decides between signing in, a server that does not answer, and the dashboard. */
export function App() {
  const status = useStatus();
  const catalogue = useCatalogue();
  // The frame is drawn in slices, too; what stands there until then is made already.
  const ready = useDeferredValue(Boolean(status.data && catalogue.data));
  const error = status.data ? catalogue.error : (status.error ?? catalogue.error);
  if (error) {
    const problem = problemFrom(error);
    if (problem.status === 401) return <SignInPage />;
    if (!catalogue.data) {
      return (
        <main className="lone">
          <ErrorNotice
            problem={problem}
            onRetry={() => {
              void status.refetch();
              void catalogue.refetch();
            }}
          />
        </main>
      );
    }
  }
  if (!ready || !status.data || !catalogue.data) {
    return <Opening />;
  }
  if (window.location.pathname === "/audit") {
    return (
      <Suspense fallback={null}>
        <AuditPage zone={status.data.tz} />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Shell status={status.data} catalogue={catalogue.data} />
    </LiveProvider>
  );
}
