package io.aecos.analytics.server;

import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.duty.Duties;
import io.aecos.analytics.engine.duckdb.DuckDbParquet;
import io.aecos.analytics.engine.duckdb.DuckDbProjection;
import io.aecos.analytics.engine.duckdb.DuckDbSettings;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.insight.InsightService;
import io.aecos.analytics.insight.ProjectionInsights;
import io.aecos.analytics.intake.ErasedPeople;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.intake.QuarantineDesk;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.outlook.RegulatoryOutlook;
import io.aecos.analytics.overlap.Overlap;
import io.aecos.analytics.overlap.SharedOverlap;
import io.aecos.analytics.projection.Beforehand;
import io.aecos.analytics.projection.BoundedTables;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.projection.OwnProjection;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.live.CachingProjection;
import io.aecos.analytics.pseudonym.NamedPeople;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.TeamAverages;
import io.aecos.analytics.query.Uncounted;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.ProjectHold;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.retention.Archive;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.roi.ToolCosts;
import io.aecos.analytics.server.accounts.DemoTeams;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.backup.Backup;
import io.aecos.analytics.server.directory.ConfigurationDigest;
import io.aecos.analytics.server.erasure.Erasing;
import io.aecos.analytics.server.erasure.PersonData;
import io.aecos.analytics.server.former.FormerFiles;
import io.aecos.analytics.server.gate.RegistryTeams;
import io.aecos.analytics.server.gate.SharedSessions;
import io.aecos.analytics.server.imports.ImportSources;
import io.aecos.analytics.server.imports.Imports;
import io.aecos.analytics.server.imports.LocalSources;
import io.aecos.analytics.server.imports.WarehouseTask;
import io.aecos.analytics.server.imports.WorkspaceImport;
import io.aecos.analytics.server.insight.DataQuality;
import io.aecos.analytics.server.insight.InsightDesk;
import io.aecos.analytics.server.listen.Certificates;
import io.aecos.analytics.server.metrics.ViewParameters;
import io.aecos.analytics.server.operate.ArchiveExamination;
import io.aecos.analytics.server.operate.CertificateCheck;
import io.aecos.analytics.server.operate.ClockExamination;
import io.aecos.analytics.server.operate.Cure;
import io.aecos.analytics.server.operate.Examination;
import io.aecos.analytics.server.operate.KeysExamination;
import io.aecos.analytics.server.operate.Measurements;
import io.aecos.analytics.server.operate.ProjectionHealth;
import io.aecos.analytics.server.operate.Rebuilds;
import io.aecos.analytics.server.operate.Storage;
import io.aecos.analytics.server.reconcile.Reconciliations;
import io.aecos.analytics.server.reconcile.VisibleNames;
import io.aecos.analytics.server.refresh.Refreshes;
import io.aecos.analytics.server.reports.ReportWiring;
import io.aecos.analytics.server.reports.Reports;
import io.aecos.analytics.server.retention.AgreedRules;
import io.aecos.analytics.server.retention.Figures;
import io.aecos.analytics.server.retention.KnownModules;
import io.aecos.analytics.server.retention.RetentionCheck;
import io.aecos.analytics.server.retention.RetentionTask;
import io.aecos.analytics.server.roi.BaselineBook;
import io.aecos.analytics.server.roi.DemoBaselines;
import io.aecos.analytics.server.sampler.SamplingTask;
import io.aecos.analytics.server.schedules.ScheduleDesk;
import io.aecos.analytics.server.settings.ProjectionSettings;
import io.aecos.analytics.server.settings.ServerIdentity;
import io.aecos.analytics.server.settings.Settings;
import io.aecos.analytics.server.stores.Stores;
import io.aecos.analytics.server.stream.LiveStream;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.sheet.Sheets;
import io.aecos.analytics.workspace.FirmWarehouses;
import io.aecos.analytics.workspace.WorkspaceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where the parts are put together, in the order in which data flow: intake, ledger,
 * follower, projection, metrics. {@link WebWiring} does the same for the edge.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  WebWiring.class,
  SecurityWiring.class,
  ListenWiring.class,
  OpenIdWiring.class,
  ScheduleWiring.class,
  AlertBeans.class
})
class Wiring {
  /** Two hundred open dashboards with filters of their own. */
  private static final int CACHED_PLANS = 8_192;

  private static final int FEED_READERS = 2;
  private static final Duration FEED_PATIENCE = Duration.ofSeconds(30);

  @Bean
  Clock clock(Stores stores, ObjectProvider<MachineClock> machine) {
    return stores.openClock(machine.getIfAvailable(MachineClock::new).time());
  }

  @Bean
  ServerIdentity identity(ServerOptions options, Settings settings, Clock clock) {
    return new ServerIdentity(
        Version.CURRENT,
        options.demo(),
        clock.instant(),
        options.demo() ? DemoFirm.ZONE : settings.zone());
  }

  @Bean
  EventCatalog eventCatalog(ServerOptions options) {
    return EventCatalog.load(options.data().root());
  }

  @Bean
  MetricCatalog metricCatalog(EventCatalog events, ServerOptions options) {
    return MetricCatalog.load(events, options.data().root());
  }

  @Bean
  Sheets sheets(MetricCatalog metrics, Dimensions dimensions, ServerOptions options) {
    return Sheets.load(metrics, dimensions, options.data().root());
  }

  @Bean
  Archive archive(ServerOptions options, Settings settings, Stores stores) {
    return settings.retention().archive(options.data(), stores.isShared());
  }

  @Bean
  Ledger ledger(Stores stores, Archive archive, MeterRegistry registry) {
    return Measurements.of(stores.openLedger(archive), registry);
  }

  @Bean
  Retention retention(
      Ledger ledger,
      Archive archive,
      Settings settings,
      EventCatalog events,
      MetricCatalog metrics,
      Duties duties,
      Registry registry,
      Clock clock) {
    KnownModules.check(settings.retention().rules(), events);
    Figures.keep(settings.retention(), metrics);
    Directory directory = new Directory(registry);
    Retention.Circumstances circumstances =
        new Retention.Circumstances(
            duties.of("retention"),
            () -> directory.holds().stream().map(ProjectHold::project).collect(Collectors.toSet()));
    return new Retention(ledger, archive, settings.retention().rules(), circumstances, clock);
  }

  @Bean(initMethod = "start")
  RetentionTask retentionTask(
      Retention retention,
      Settings settings,
      ServerOptions options,
      Stores stores,
      Upkeep upkeep,
      Clock clock) {
    // The registry, which has what nodes share, is open: it knows the holds of the retention.
    AgreedRules agreed = new AgreedRules(options.data().agreedRetention(), stores.files());
    return new RetentionTask(retention, settings.retention(), agreed, upkeep, clock);
  }

  @Bean
  Registry registry(Stores stores, ServerOptions options, JsonMapper json, Clock clock) {
    Registry registry = stores.openRegistry();
    new FormerFiles(options.data(), json, clock).takeOver(registry);
    if (options.demo()) {
      DemoTeams.enter(registry, clock.instant());
    }
    return registry;
  }

  @Bean
  ServletContextInitializer sharedSessions(Stores stores, Ledger ledger) {
    return stores.isShared() ? new SharedSessions(ledger.identity()) : context -> {};
  }

  @Bean
  @DependsOn({"ledger", "registry"})
  AuditTrail auditTrail(Stores stores, Clock clock) {
    return stores.openAuditTrail(clock);
  }

  @Bean
  AuditBook auditBook(AuditTrail trail, ServerOptions options, Clock clock) {
    AuditBook book = new AuditBook(trail, clock);
    book.started(Version.CURRENT, ConfigurationDigest.of(options.data()));
    return book;
  }

  @Bean
  Projection projection(
      Ledger ledger, ServerOptions options, EventCatalog events, Settings settings) {
    ProjectionSettings limits = settings.projection();
    return new CachingProjection(
        new OwnProjection(
            DuckDbProjection.open(
                options.data().projection(),
                events,
                new DuckDbSettings(limits.memoryMb(), limits.threads())),
            ledger.identity()),
        CACHED_PLANS);
  }

  @Bean
  @DependsOn("ledger")
  Duties duties(Stores stores) {
    return stores.openDuties();
  }

  @Bean
  SharedOverlap sharedOverlap(Overlap overlap, Duties duties) {
    return new SharedOverlap(overlap, duties.of("overlap"));
  }

  @Bean(initMethod = "start")
  Follower follower(
      Ledger ledger,
      Projection projection,
      LiveStream stream,
      ObjectProvider<SharedOverlap> overlap,
      MeterRegistry registry) {
    Follower follower =
        new Follower(ledger, projection, new LateBeforehand(overlap), stream::applied);
    Measurements.watch(follower, registry);
    ledger.onNews(follower::wake);
    return follower;
  }

  @Bean
  Rebuilds rebuilds(Follower follower) {
    return new Rebuilds(follower::rebuild);
  }

  @Bean
  Overlap overlap(Ledger ledger, Projection projection, Intake intake, Clock clock) {
    return new Overlap(ledger, projection, intake, clock);
  }

  @Bean
  ProjectionHealth projectionHealth(Follower follower) {
    return new ProjectionHealth(follower);
  }

  @Bean
  LiveStream liveStream(Ledger ledger, Projection projection) {
    return new LiveStream(ledger, projection);
  }

  @Bean
  ErasedPeople erasedPeople(EventCatalog catalog, Registry registry) {
    ErasedPeople erased = new ErasedPeople(catalog);
    erased.become(registry.read(entries -> entries.erasures().pseudonyms()));
    return erased;
  }

  @Bean
  Intake intake(
      Ledger ledger, EventCatalog catalog, Clock clock, Follower follower, ErasedPeople erased) {
    return new Intake(ledger, catalog, clock, follower::wake, erased);
  }

  @Bean
  PersonData personData(
      Registry registry, Ledger ledger, AuditTrail trail, EventCatalog catalog, Clock clock) {
    return new PersonData(registry, ledger, trail, new NamedPeople(catalog), clock);
  }

  @Bean(initMethod = "start")
  Erasing erasing(
      Ledger ledger,
      Registry registry,
      ErasedPeople erased,
      Follower follower,
      Reports reports,
      Stores stores,
      Duties duties,
      Clock clock) {
    return new Erasing(
        new Erasing.Parts(
            ledger,
            registry,
            erased,
            follower::wake,
            reports::deleteFilesOf,
            stores.isShared(),
            duties.of("erasure"),
            clock));
  }

  @Bean(initMethod = "start")
  SamplingTask samplingTask(Settings settings, Intake intake, Clock clock) {
    return new SamplingTask(Duration.ofSeconds(settings.system().sampleSeconds()), intake, clock);
  }

  @Bean
  QuarantineDesk quarantineDesk(Ledger ledger, Intake intake, EventCatalog catalog, Clock clock) {
    return new QuarantineDesk(ledger, intake, catalog, clock);
  }

  @Bean
  BaselineBook baselineBook(
      Registry registry,
      Settings settings,
      ServerIdentity identity,
      ServerOptions options,
      Clock clock) {
    if (options.demo()) {
      DemoBaselines.layDown(registry, clock.instant());
    }
    return new BaselineBook(registry, settings.baselines(), identity.zone());
  }

  @Bean
  ProjectionMetricService.Parts questionParts(
      Projection projection,
      EventCatalog events,
      MetricCatalog metrics,
      BaselineBook baselines,
      Ledger ledger,
      Follower follower,
      Registry registry,
      Clock clock) {
    Uncounted rows = new Uncounted(ledger::read);
    return new ProjectionMetricService.Parts(
        projection,
        events,
        metrics,
        baselines::current,
        () -> SourceFacts.of(ledger, rows, follower.isArchiveAway()),
        clock,
        new RegistryTeams(registry, clock));
  }

  @Bean
  MetricService metricService(ProjectionMetricService.Parts parts, MeterRegistry registry) {
    return Measurements.of(new ProjectionMetricService(parts), registry);
  }

  @Bean
  TeamAverages teamAverages(ProjectionMetricService.Parts parts) {
    return new TeamAverages(parts);
  }

  @Bean
  InsightService insightService(ProjectionMetricService.Parts parts) {
    return new ProjectionInsights(parts);
  }

  /** Few read at once, so that feeds never take the engine from the dashboard. */
  @Bean
  FeedTables feedTables(Projection projection) {
    return new FeedTables(
        projection, new BoundedTables(projection.tables(), FEED_READERS, FEED_PATIENCE));
  }

  @Bean
  RegulatoryOutlook regulatoryOutlook(ProjectionMetricService.Parts parts, MetricService metrics) {
    return new RegulatoryOutlook(parts, metrics);
  }

  /** The made-up firm has made-up costs. */
  @Bean
  ReturnOnInvestment returnOnInvestment(
      ProjectionMetricService.Parts parts, Settings settings, ServerOptions options) {
    ToolCosts costs = settings.costs();
    return new ReturnOnInvestment(
        parts, costs == null && options.demo() ? DemoBaselines.COSTS : costs);
  }

  @Bean
  InsightDesk insightDesk(
      InsightService insights,
      RegulatoryOutlook outlook,
      Ledger ledger,
      Sheets sheets,
      MetricCatalog catalog,
      Registry registry,
      Clock clock) {
    return new InsightDesk(
        new InsightDesk.Parts(
            insights, outlook, new DataQuality(ledger, clock), sheets, catalog, registry, clock));
  }

  @Bean
  Dimensions dimensions(EventCatalog events) {
    return new Dimensions(events);
  }

  @Bean
  ViewParameters viewParameters(Dimensions dimensions, ServerIdentity identity) {
    return new ViewParameters(dimensions, identity.zone());
  }

  @Bean
  Imports imports(LiveStream stream) {
    return new Imports(
        progress -> {
          stream.progressed(progress);
          if (progress.hasReadSources()) {
            stream.sourcesChanged();
          }
        });
  }

  @Bean
  WorkspaceSettings workspaceSettings(ServerOptions options, Settings settings) {
    WorkspaceSettings defaults = WorkspaceSettings.in(options.data().scratch());
    return new WorkspaceSettings(
        defaults.scratch(),
        settings.keepWords(),
        defaults.poll(),
        defaults.sweep(),
        options.demo() ? List.of() : settings.warehouses());
  }

  @Bean
  FirmWarehouses firmWarehouses(
      Intake intake, Ledger ledger, WorkspaceSettings settings, Clock clock) {
    return new FirmWarehouses(intake, ledger, settings, clock);
  }

  @Bean(initMethod = "start")
  WarehouseTask warehouseTask(
      FirmWarehouses warehouses, WorkspaceSettings settings, Duties duties, LiveStream stream) {
    return new WarehouseTask(warehouses, settings, duties.of("warehouses"), stream::sourcesChanged);
  }

  @Bean
  ImportSources importSources(
      ServerOptions options,
      Intake intake,
      Ledger ledger,
      WorkspaceSettings settings,
      FirmWarehouses warehouses,
      Clock clock) {
    return new LocalSources(
        options.demo(), new WorkspaceImport.Parts(intake, ledger, settings, warehouses, clock));
  }

  @Bean
  @Lazy
  Examination examination(
      Ledger ledger,
      Projection projection,
      Follower follower,
      ServerOptions options,
      ObjectProvider<Certificates> certificates,
      AuditTrail trail,
      Retention retention,
      RetentionTask daily,
      Stores stores,
      ScheduleDesk schedules,
      Refreshes refreshes,
      KeysExamination keys,
      Clock clock) {
    List<Examination.Look> more = new ArrayList<>();
    more.add(deep -> new ScheduleCheck(schedules).look());
    more.add(deep -> new RefreshCheck(refreshes, clock).look());
    Certificates known = certificates.getIfAvailable();
    if (known != null) {
      more.add(deep -> new CertificateCheck(known, clock).look());
    }
    more.add(new ArchiveExamination(ledger, retention)::look);
    more.add(deep -> new RetentionCheck(retention, daily).look());
    more.add(deep -> keys.look());
    more.add(deep -> new ClockExamination(stores::ahead).look());
    return new Examination(
        ledger, projection, follower, options.data().root(), trail, stores.words(), more);
  }

  @Bean
  KeysExamination keysExamination(ServerOptions options) {
    return new KeysExamination(options.data().keys());
  }

  @Bean
  Cure cure(
      Examination examination,
      Retention retention,
      Follower follower,
      KeysExamination keys,
      ScheduleDesk schedules) {
    return new Cure(examination, retention, follower, keys, schedules::plan);
  }

  @Bean
  ParquetFiles parquetFiles() {
    return new DuckDbParquet();
  }

  @Bean
  Reports reports(
      ReturnOnInvestment roi,
      Reconciliations reconciliations,
      InsightDesk insights,
      AlertBeans.PublicAddress address,
      MetricCatalog catalog,
      Sheets sheets,
      MetricService metrics,
      Ledger ledger,
      Projection projection,
      VisibleNames names,
      AuditTrail trail,
      Registry registry,
      ViewParameters parameters,
      ServerOptions options,
      Stores stores,
      ParquetFiles parquet,
      Settings settings,
      Clock clock) {
    return ReportWiring.reports(
        new ReportWiring.Parts(
            roi,
            reconciliations,
            insights,
            address,
            catalog,
            sheets,
            metrics,
            ledger,
            projection,
            names,
            trail,
            registry,
            parameters,
            options.data(),
            stores.files(),
            parquet,
            settings.reports(),
            settings.server().hosts(),
            Version.CURRENT,
            options.demo(),
            clock));
  }

  @Bean
  VisibleNames visibleNames(
      MetricCatalog catalog, MetricService metrics, Ledger ledger, ServerIdentity identity) {
    return new VisibleNames(catalog, metrics, ledger, identity.zone());
  }

  @Bean
  Reconciliations reconciliations(
      VisibleNames names, MetricService metrics, ServerIdentity identity, Clock clock) {
    return new Reconciliations(names, metrics, identity.zone(), clock);
  }

  @Bean
  Upkeep upkeep() {
    return new Upkeep();
  }

  @Bean
  Backup backup(ServerOptions options, Stores stores, Settings settings, Clock clock) {
    Backup.Elsewhere elsewhere =
        new Backup.Elsewhere(
            stores.isShared() ? stores.words() : null, settings.retention().bucket());
    return new Backup(options.data(), Version.CURRENT, elsewhere, clock);
  }

  @Bean
  Storage storage(
      Ledger ledger,
      Projection projection,
      ServerOptions options,
      Stores stores,
      Retention retention,
      Clock clock) {
    return new Storage(ledger, projection, options.data(), stores::ledgerBytes, retention, clock);
  }

  /** It asks of a projection that nobody follows yet. */
  private record LateBeforehand(ObjectProvider<SharedOverlap> overlap) implements Beforehand {
    @Override
    public boolean examine(List<LedgerRow> rows, boolean hidden) {
      return overlap.getObject().examine(rows, hidden);
    }

    @Override
    public long passed() {
      return overlap.getObject().passed();
    }
  }
}
