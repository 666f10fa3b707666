package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.read.Hashes;
import io.aecos.analytics.workspace.read.ProjectDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the rows of one warehouse into the ledger, from where the last pass ended: the position is
 * stored in the same transaction as the events of the rows that it stands for. What cannot be read
 * is said in the state of the source and stops nothing else. Safe for use by many threads.
 */
public final class WarehouseImport {
  /** How the sources of warehouses begin. */
  public static final String PLACE = "warehouse ";

  /** How those in projects do. */
  static final String IN_PROJECT = PLACE + "in ";

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseImport.class);

  private final Identity identity;
  private final WarehouseSource source;
  private final Desk desk;
  private boolean looked;
  private @Nullable String stored;
  private List<SourceState> lastStates = List.of();

  /**
   * Which warehouse it is: its name among the sources of {@code project} ("" for one of the whole
   * firm), under which name its events come, and what their ids are derived from; where {@code
   * seed} is empty, that is its first row.
   */
  record Identity(String project, String place, String origin, String seed) {
    String eventSource() {
      return Ledger.CONNECTOR_SOURCES + origin;
    }

    @Nullable String ownProject() {
      return project.isEmpty() ? null : project;
    }
  }

  /**
   * What reading needs. {@code anything} is what a warehouse may tell of that was never read;
   * {@code keepWords} keeps what people wrote.
   */
  public record Desk(
      Intake intake, Ledger ledger, Clock clock, Set<EventType> anything, boolean keepWords) {}

  WarehouseImport(Identity identity, WarehouseSource source, Desk desk) {
    this.identity = identity;
    this.source = source;
    this.desk = desk;
  }

  /** Whether a source is a warehouse that the settings name, not one in a project. */
  public static boolean isOfSettings(String source) {
    return source.startsWith(PLACE) && !source.startsWith(IN_PROJECT);
  }

  /** The warehouse that the settings name; {@code scratch} holds copies of files for a moment. */
  public static WarehouseImport of(WarehouseSettings settings, Path scratch, Desk desk) {
    String place = PLACE + settings.name();
    String project = Objects.requireNonNullElse(settings.project(), "");
    return new WarehouseImport(
        new Identity(project, place, place, ""), source(settings, scratch), desk);
  }

  private static WarehouseSource source(WarehouseSettings settings, Path scratch) {
    PostgresAddress address = settings.address();
    if (address != null) {
      return new PostgresSource(address);
    }
    Path file = Objects.requireNonNull(settings.file());
    Path folder = Objects.requireNonNullElse(file.getParent(), file);
    String name = String.valueOf(file.getFileName());
    Path own = scratch.resolve(Hashes.sha256(FileNames.text(file)).substring(0, 16));
    return new FileSource(new ProjectDirectory("", folder), name, own);
  }

  /**
   * Reads what is new; {@code received} is told of each delivery of rows. With {@code thorough},
   * what waits in quarantine is looked at too: it may have been settled.
   */
  public synchronized void pass(boolean thorough, Consumer<Receipt> received)
      throws InterruptedException {
    try {
      boolean changed = source.changed();
      if (looked && !changed && !(thorough && isSettledSince())) {
        return;
      }
      read(received);
    } catch (WarehouseProblem e) {
      failed(e);
    } catch (SQLException e) {
      failed(source.problem(e));
    }
  }

  private void read(Consumer<Receipt> received)
      throws WarehouseProblem, SQLException, InterruptedException {
    Position position = stored();
    List<String> missing = new ArrayList<>();
    looked = false;
    stored = null;
    try {
      source.read(
          table -> {
            new WarehousePass(identity, source, table, desk, position).run(received);
            missing.addAll(table.missing());
          });
    } catch (WarehouseProblem e) {
      // It stays like that until the file changes.
      looked = true;
      throw e;
    }
    report(position, status(position), detail(position, missing));
    looked = true;
  }

  private void failed(WarehouseProblem problem) {
    if (lastStates.stream().noneMatch(state -> state.detail().equals(problem.detail()))) {
      LOG.warn("{} cannot be read: {}", identity.place(), problem.detail());
    }
    report(stored(), problem.status(), problem.detail());
  }

  private boolean isSettledSince() {
    return !lastStates.isEmpty()
        && lastStates.get(0).status() == Status.PARTIAL
        && waiting() == 0
        && stored().refused == 0;
  }

  private Position stored() {
    String text = stored;
    if (text == null) {
      text =
          desk.ledger()
              .sources()
              .find(identity.project(), identity.place())
              .map(SourceState::position)
              .orElse("");
      stored = text;
    }
    return Position.read(text.isEmpty() ? "{}" : text);
  }

  private Status status(Position position) {
    if (waiting() > 0 || position.refused > 0) {
      return Status.PARTIAL;
    }
    return position.replaced ? Status.ROLLED_BACK : Status.READ;
  }

  private String detail(Position position, List<String> missing) {
    List<String> parts = new ArrayList<>();
    long lost = waiting() + position.refused;
    if (lost > 0) {
      parts.add(lost + " of its rows cannot be read; they are in quarantine or were too large");
    }
    if (position.replaced) {
      parts.add("its table was replaced; what was read before is kept");
    }
    if (!missing.isEmpty()) {
      parts.add("its table events has no column " + String.join(", ", missing));
    }
    return String.join("; ", parts);
  }

  /** The rows of this warehouse that wait in quarantine. */
  private long waiting() {
    String own = Names.normal(identity.project());
    return desk.ledger().quarantine().waiting().stream()
        .filter(item -> item.source().equals(identity.eventSource()))
        .filter(
            item ->
                own == null
                    || item.belonging().project() == null
                    || own.equals(item.belonging().project()))
        .mapToLong(item -> item.items())
        .sum();
  }

  private void report(Position position, Status status, String detail) {
    List<SourceState> states = states(position, status, detail);
    List<SourceState> compared = states.stream().map(WarehouseImport::timeless).toList();
    if (!compared.equals(lastStates)) {
      SourceReport report = new SourceReport(states, List.of(), List.of());
      desk.intake().accept(new Delivery(identity.eventSource(), List.of(), report));
      lastStates = compared;
    }
    stored = states.get(0).position();
  }

  /** Its own state, and one for each other project that it told of. */
  private List<SourceState> states(Position position, Status status, String detail) {
    Instant now = desk.clock().instant();
    boolean firm = identity.project().isEmpty();
    Set<EventType> feeds = position.types(firm ? null : identity.project());
    boolean unknown = feeds.isEmpty() && !status.complete();
    List<SourceState> states = new ArrayList<>();
    states.add(
        new SourceState(
            identity.project(),
            identity.place(),
            status,
            detail,
            unknown ? desk.anything() : feeds,
            position.rows,
            now,
            position.write()));
    position.told.forEach(
        (project, told) -> {
          if (!project.isEmpty() && !project.equals(identity.project())) {
            states.add(
                new SourceState(
                    project,
                    identity.place(),
                    status,
                    detail,
                    told.types(),
                    told.events(),
                    now,
                    "{}"));
          }
        });
    return states;
  }

  private static SourceState timeless(SourceState state) {
    return new SourceState(
        state.project(),
        state.source(),
        state.status(),
        state.detail(),
        state.feeds(),
        state.itemsRead(),
        Instant.EPOCH,
        state.position());
  }

  /** What it ever told of the project that it belongs to. */
  synchronized Set<EventType> types() {
    return stored().types(identity.project());
  }

  /** Whether it was ever there. */
  synchronized boolean isKnown() {
    stored();
    return !String.valueOf(stored).isEmpty();
  }
}
