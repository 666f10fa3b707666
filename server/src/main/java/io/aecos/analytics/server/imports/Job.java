package io.aecos.analytics.server.imports;

import java.util.function.Consumer;

/** A running import: its work reports here how far it has got. Safe for use by many threads. */
public final class Job {
  private final String id;
  private final String workspace;
  private final Consumer<ImportJson> changed;
  private ImportJson.State state = ImportJson.State.WAITING;
  private long done;
  private long total;
  private String message = "";
  private ImportJson.TallyJson tally = ImportJson.TallyJson.NOTHING;

  Job(String id, String workspace, Consumer<ImportJson> changed) {
    this.id = id;
    this.workspace = workspace;
    this.changed = changed;
  }

  /** {@code nowDone} of {@code ofTotal} steps are done; {@code what} says in a few words which. */
  public void progress(long nowDone, long ofTotal, String what) {
    synchronized (this) {
      done = nowDone;
      total = ofTotal;
      message = what;
    }
    changed.accept(json());
  }

  /** So much more was taken in. */
  synchronized void delivered(ImportJson.TallyJson more) {
    tally =
        new ImportJson.TallyJson(
            tally.received() + more.received(),
            tally.stored() + more.stored(),
            tally.duplicate() + more.duplicate(),
            tally.quarantined() + more.quarantined(),
            tally.refused() + more.refused());
  }

  /** What there was is read but for {@code failures}; the work goes on with what comes. */
  void follows(String failures) {
    enter(ImportJson.State.FOLLOWING, failures);
  }

  void enter(ImportJson.State next, String what) {
    synchronized (this) {
      state = next;
      message = what;
      if (next == ImportJson.State.DONE || next == ImportJson.State.FOLLOWING) {
        done = total;
      }
    }
    changed.accept(json());
  }

  synchronized ImportJson json() {
    return new ImportJson(id, workspace, state.text(), done, total, message, tally);
  }
}
