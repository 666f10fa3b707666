/** The frame before the server has said anything: what will stand there stands where it will. */
export function Opening() {
  return (
    <div className="frame" aria-busy="true">
      <header className="title-block">
        <div className="title-brand">
          <img src="/mark.svg" alt="" width={30} height={30} />
          <p className="title-name">
            AEC OS <b>Analytics</b>
          </p>
        </div>
      </header>
      <div className="tabs" aria-hidden="true">
        <span className="tab">
          <span className="tab-sheet">&nbsp;</span>&nbsp;
        </span>
      </div>
      <div className="filters filters-opening" />
      <main id="sheet">
        <span className="visually-hidden">Loading</span>
      </main>
    </div>
  );
}
