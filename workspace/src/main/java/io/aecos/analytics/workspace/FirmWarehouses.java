package io.aecos.analytics.workspace;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.Receipt;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import io.aecos.analytics.source.SourceState.Status;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.warehouse.WarehouseImport;
import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The warehouses that the settings name, each read on its own: what one of them cannot stops no
 * other. A file that lies in a project is read with that project. Safe for use by many threads.
 */
public final class FirmWarehouses {
  private static final Logger LOG = LoggerFactory.getLogger(FirmWarehouses.class);

  private static final String GONE = "the settings name it no more; what was read of it is kept";

  private final List<Reader> readers = new ArrayList<>();
  private final Intake intake;
  private final Ledger ledger;
  private final Clock clock;

  private record Reader(WarehouseSettings settings, WarehouseImport reading) {}

  public FirmWarehouses(Intake intake, Ledger ledger, WorkspaceSettings settings, Clock clock) {
    this.intake = intake;
    this.ledger = ledger;
    this.clock = clock;
    WarehouseImport.Desk desk = desk(intake, ledger, settings, clock);
    for (WarehouseSettings named : settings.warehouses()) {
      Path file = named.file() == null ? null : real(named.file());
      WarehouseSettings warehouse =
          new WarehouseSettings(named.name(), named.project(), file, named.address());
      Path scratch = settings.scratch();
      readers.add(new Reader(warehouse, WarehouseImport.of(warehouse, scratch, desk)));
    }
  }

  static WarehouseImport.Desk desk(
      Intake intake, Ledger ledger, WorkspaceSettings settings, Clock clock) {
    return new WarehouseImport.Desk(
        intake, ledger, clock, SourceStates.allTypes(), settings.keepWords());
  }

  /** Whether there are any. */
  public boolean isEmpty() {
    return readers.isEmpty();
  }

  /**
   * Lets go of warehouses that the settings name no more: what was read of them is kept, and
   * nothing waits for them. One that is named again goes on where it was.
   */
  public void retire() {
    List<String> places =
        readers.stream().map(reader -> WarehouseImport.PLACE + reader.settings().name()).toList();
    List<SourceState> gone = new ArrayList<>();
    for (SourceState state : ledger.sources().all()) {
      if (WarehouseImport.isOfSettings(state.source())
          && !places.contains(state.source())
          && !state.detail().equals(GONE)) {
        gone.add(
            new SourceState(
                state.project(),
                state.source(),
                Status.READ,
                GONE,
                Set.of(),
                state.itemsRead(),
                clock.instant(),
                state.position()));
      }
    }
    if (!gone.isEmpty()) {
      SourceReport report = new SourceReport(gone, List.of(), List.of());
      intake.accept(new Delivery("workspace:sources", List.of(), report));
    }
  }

  /**
   * Reads what is new, see {@link WarehouseImport#pass}. Databases, which do not tell whether they
   * changed, are asked only with {@code thorough}.
   */
  public void pass(boolean thorough, Consumer<Receipt> received) throws InterruptedException {
    for (Reader reader : readers) {
      try {
        pass(reader, thorough, received);
      } catch (AnalyticsException e) {
        LOG.warn("{} is read again later: {}", reader.settings().name(), e.getMessage());
      }
    }
  }

  private void pass(Reader reader, boolean thorough, Consumer<Receipt> received)
      throws InterruptedException {
    if (!thorough && reader.settings().file() == null) {
      return;
    }
    Path folder = projectAround(reader.settings().file());
    if (folder == null) {
      reader.reading().pass(thorough, received);
    } else if (thorough) {
      leave(reader.settings(), folder);
    }
  }

  /** Says where a file is read that lies in a project. */
  private void leave(WarehouseSettings settings, Path folder) {
    String root = FileNames.text(folder);
    Optional<Project> project =
        ledger.sources().projects().stream()
            .filter(one -> one.root().equals(root) || one.copies().contains(root))
            .findFirst();
    String detail =
        project
            .map(known -> "it lies in the project " + known.key() + " and is read with it")
            .orElse("it lies in the project folder " + root + ": import that to read it");
    String place = WarehouseImport.PLACE + settings.name();
    Status status = project.isPresent() ? Status.READ : Status.ABSENT;
    boolean told =
        ledger
            .sources()
            .find("", place)
            .map(state -> state.status() == status && state.detail().equals(detail))
            .orElse(false);
    if (!told) {
      SourceState state =
          new SourceState(
              "",
              place,
              status,
              detail,
              project.isPresent() ? Set.of() : SourceStates.allTypes(),
              0,
              clock.instant(),
              "{}");
      SourceReport report = new SourceReport(List.of(state), List.of(), List.of());
      intake.accept(new Delivery("workspace:sources", List.of(), report));
    }
  }

  /** The files among the settings that lie in the project in {@code root}. */
  static List<Path> filesIn(Path root, WorkspaceSettings settings) {
    List<Path> files = new ArrayList<>();
    for (WarehouseSettings warehouse : settings.warehouses()) {
      Path file = warehouse.file();
      if (file != null && root.equals(projectAround(file))) {
        files.add(real(file));
      }
    }
    return files;
  }

  private static @Nullable Path projectAround(@Nullable Path file) {
    Path folder = file == null ? null : real(file).getParent();
    while (folder != null && !Workspace.isProject(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Where a file really lies, or would if it were there. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      Path folder = file.getParent();
      try {
        return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
      } catch (IOException gone) {
        return file.normalize();
      }
    }
  }
}
