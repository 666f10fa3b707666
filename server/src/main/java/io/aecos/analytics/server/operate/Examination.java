package io.aecos.analytics.server.operate;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.audit.AuditVerdict;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.AccountingBook;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.RebuildProgress;
import io.aecos.analytics.query.Loss;
import io.aecos.analytics.query.Losses;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks of a data directory's parts; each says in a sentence what it found. */
public final class Examination {
  private static final int MOST_LOSSES = 5;
  private static final double LEAST_GIGABYTES = 1;

  /** Reading so many rows takes no time worth sparing. */
  private static final long READ_WHOLE = 200_000;

  private static final Set<SourceState.Status> TROUBLED =
      EnumSet.of(
          SourceState.Status.UNREADABLE,
          SourceState.Status.PARTIAL,
          SourceState.Status.ROLLED_BACK);

  private final Ledger ledger;
  private final Projection projection;
  private final Follower follower;
  private final Path directory;
  private final AuditTrail trail;
  private final String place;
  private final List<Look> more;

  /**
   * {@code place} says where the ledger is; {@code more} are looked at after all that is of the
   * data.
   */
  public Examination(
      Ledger ledger,
      Projection projection,
      Follower follower,
      Path directory,
      AuditTrail trail,
      String place,
      List<Look> more) {
    this.place = place;
    this.more = List.copyOf(more);
    this.ledger = ledger;
    this.projection = projection;
    this.follower = follower;
    this.directory = directory;
    this.trail = trail;
  }

  /**
   * One thing that was looked at; {@code ok} is false for a finding, and null where there was
   * nothing to look at yet; {@code fix} is what puts a finding right, null where there is no more
   * to say.
   */
  public record Check(String name, @Nullable Boolean ok, String detail, @Nullable Remedy fix) {
    public Check(String name, @Nullable Boolean ok, String detail) {
      this(name, ok, detail, null);
    }
  }

  /** Looks at one thing more; with {@code deep} as {@link #checks}. */
  @FunctionalInterface
  public interface Look {
    Check at(boolean deep);
  }

  /**
   * Looks at everything; what cannot be looked at is a finding. With {@code deep} it reads every
   * row of the ledger and file of the archive and holds the projection against it; otherwise it
   * goes by counts where there are many rows.
   */
  public List<Check> checks(boolean deep) {
    List<Check> checks = new ArrayList<>(ofData(deep));
    more.forEach(look -> checks.add(look.at(deep)));
    return checks;
  }

  private List<Check> ofData(boolean deep) {
    return List.of(
        check("ledger", () -> ledger(deep)),
        check("projection", () -> projection(deep)),
        check("sources", this::sources),
        check("audit chains", this::chains),
        check("audit trail", this::trail),
        check("quarantine", this::quarantine),
        check("hooks", this::hooks),
        check("disk", this::disk));
  }

  private static Check check(String name, Supplier<Check> look) {
    try {
      return look.get();
    } catch (AnalyticsException e) {
      return new Check(name, false, String.valueOf(e.getMessage()));
    }
  }

  private Check ledger(boolean deep) {
    Optional<String> closed = ledger.closed();
    if (closed.isPresent()) {
      return new Check(
          "ledger", false, "it takes nothing: " + closed.get(), Remedy.USE_WHERE_IT_IS);
    }
    AccountingBook.Counts total = ledger.accounting().total();
    if (total.received() == 0) {
      return new Check("ledger", null, "nothing received yet, in " + place);
    }
    long last = ledger.lastSeq();
    boolean all = deep || total.stored() <= READ_WHOLE;
    List<String> faults = all ? ledger.faults() : ledger.countFaults();
    if (!faults.isEmpty()) {
      boolean months = faults.stream().allMatch(fault -> fault.contains("counts them again"));
      return new Check(
          "ledger",
          false,
          String.join("; ", faults) + " (in " + place + ")",
          months ? Remedy.RECOUNT_MONTHS : Remedy.RESTORE);
    }
    boolean covered = last >= total.stored();
    String counts =
        String.format(
            Locale.ROOT,
            "%,d received, %,d stored, last row %,d, in %s",
            total.received(),
            total.stored(),
            last,
            place);
    return covered
        ? new Check(
            "ledger", true, counts + (all ? "" : "; by its counts, `--deep` reads all rows"))
        : new Check(
            "ledger", false, counts + ": rows that were stored are missing", Remedy.RESTORE);
  }

  private Check projection(boolean deep) {
    long behind = follower.behind();
    String lag = behind == 0 ? "up to date" : number(behind) + " ledger rows behind";
    try {
      return follower
          .failure()
          .map(why -> failing(lag + ": " + why))
          .orElseGet(() -> deep ? compared(lag) : new Check("projection", true, lag));
    } catch (AnalyticsException e) {
      if (projection.damage().isEmpty()) {
        throw e;
      }
      return failing(String.valueOf(e.getMessage()));
    }
  }

  /** One that waits for an archive could not be made again either, and goes on by itself. */
  private Check failing(String why) {
    return new Check(
        "projection",
        false,
        why,
        follower.isArchiveAway() ? Remedy.REACH_ARCHIVE : Remedy.REBUILD_PROJECTION);
  }

  private Check compared(String lag) {
    Follower.Rebuilt compared = follower.compare(RebuildProgress.SILENT);
    return compared.equal()
        ? new Check(
            "projection",
            true,
            lag + ", equal to the ledger in " + number(rows(compared)) + " events")
        : new Check(
            "projection",
            false,
            "%s events are in the ledger and %s in the projection, or they differ"
                .formatted(number(compared.ledger().rows()), number(rows(compared))),
            Remedy.REBUILD_PROJECTION);
  }

  private static long rows(Follower.Rebuilt compared) {
    return compared.after().rows();
  }

  private Check sources() {
    List<SourceState> all = ledger.sources().all();
    boolean anything = all.stream().anyMatch(state -> state.itemsRead() > 0);
    String troubled =
        all.stream()
            .filter(state -> TROUBLED.contains(state.status()))
            .map(state -> state.project() + " " + state.source() + " (" + state.detail() + ")")
            .collect(Collectors.joining("; "));
    return troubled.isEmpty()
        ? new Check(
            "sources",
            anything ? true : null,
            number(ofProjects(all)) + " known" + (anything ? "" : ", nothing read yet"))
        : new Check("sources", false, troubled, Remedy.LOOK_AT_SOURCES);
  }

  /** What belongs to no project is not listed among the sources either. */
  private static long ofProjects(List<SourceState> all) {
    return all.stream().filter(state -> !state.project().isEmpty()).count();
  }

  private Check chains() {
    List<AuditChain> all = ledger.sources().chains();
    long entries = all.stream().mapToLong(AuditChain::entries).sum();
    String broken =
        all.stream()
            .filter(chain -> chain.condition() != AuditChain.Condition.INTACT)
            .map(chain -> chain.project() + " (" + chain.detail() + ")")
            .collect(Collectors.joining("; "));
    if (!broken.isEmpty()) {
      return new Check("audit chains", false, broken, Remedy.KEEP_EVIDENCE);
    }
    return entries == 0
        ? new Check("audit chains", null, "no entry of an audit trail read yet")
        : new Check("audit chains", true, number(all.size()) + " intact");
  }

  private Check trail() {
    AuditVerdict verdict = trail.verify();
    return new Check(
        "audit trail",
        verdict.isWhole(),
        verdict.sentence(),
        verdict.isWhole() ? null : Remedy.KEEP_EVIDENCE);
  }

  private Check quarantine() {
    long open = ledger.quarantine().open();
    return new Check(
        "quarantine",
        open == 0,
        open == 0 ? "empty" : number(open) + " open; see `aecos analytics quarantine list`",
        open == 0 ? null : Remedy.SETTLE_QUARANTINE);
  }

  private Check hooks() {
    List<Loss> losses = Losses.in(Access.everything(), projection);
    String lost =
        losses.stream()
            .limit(MOST_LOSSES)
            .map(Examination::text)
            .distinct()
            .collect(Collectors.joining("; "));
    int more = losses.size() - MOST_LOSSES;
    return losses.isEmpty()
        ? new Check("hooks", true, "none tells of a loss")
        : new Check("hooks", false, lost + (more > 0 ? " and " + number(more) + " more" : ""));
  }

  private static String text(Loss loss) {
    return (loss.project() == null ? "" : loss.project() + ": ") + loss.what();
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private Check disk() {
    try {
      double free = Files.getFileStore(directory).getUsableSpace() / 1e9;
      String words = String.format(Locale.ROOT, "%,.1f GB free at %s", free, directory);
      boolean enough = free >= LEAST_GIGABYTES;
      return new Check("disk", enough, words, enough ? null : Remedy.MAKE_ROOM);
    } catch (IOException e) {
      return new Check("disk", false, "cannot be looked at: " + e.getMessage());
    }
  }
}
