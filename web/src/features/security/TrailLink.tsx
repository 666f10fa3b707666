/** The product's own trail is on a page of its own. */
export function TrailLink() {
  return (
    <p className="panel-link">
      <a className="button" href="/audit">
        Audit trail of this product: who signed in, exported, changed what
      </a>
    </p>
  );
}
