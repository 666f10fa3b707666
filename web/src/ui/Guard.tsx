import { Component, type ErrorInfo, type ReactNode } from "react";
import { EmptyNotice } from "./Notice";
import { spanStyle } from "./span";

interface GuardProps {
  title: string;
  span?: number;
  children: ReactNode;
}

/** A part of the page that may break without breaking the others; it says so in its place. */
export class Guard extends Component<GuardProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(`${this.props.title} could not be drawn`, error, info.componentStack);
  }

  override render() {
    const { title, span, children } = this.props;
    const { error } = this.state;
    if (!error) return children;
    return (
      <section className="panel" style={spanStyle(span)} aria-label={title}>
        <header className="panel-head">
          <h2>{title}</h2>
        </header>
        <EmptyNotice title="This part of the page could not be drawn.">
          <p role="alert">{error.message}</p>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            Load the page again
          </button>
        </EmptyNotice>
      </section>
    );
  }
}
