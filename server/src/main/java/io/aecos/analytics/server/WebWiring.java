package io.aecos.analytics.server;

import com.fasterxml.jackson.annotation.Nulls;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.columnar.ParquetFiles;
import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.query.FeedTables;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.accounts.MeEndpoint;
import io.aecos.analytics.server.accounts.ProjectsEndpoint;
import io.aecos.analytics.server.accounts.SignOutEndpoint;
import io.aecos.analytics.server.accounts.TeamsEndpoint;
import io.aecos.analytics.server.accounts.TokensEndpoint;
import io.aecos.analytics.server.accounts.UsersEndpoint;
import io.aecos.analytics.server.alerts.AlertsEndpoint;
import io.aecos.analytics.server.alerts.NoticesEndpoint;
import io.aecos.analytics.server.audit.AuditBook;
import io.aecos.analytics.server.backup.BackupEndpoint;
import io.aecos.analytics.server.books.BooksEndpoint;
import io.aecos.analytics.server.csv.Downloads;
import io.aecos.analytics.server.csv.EventsCsvEndpoint;
import io.aecos.analytics.server.erasure.PersonDataEndpoint;
import io.aecos.analytics.server.events.EventsEndpoint;
import io.aecos.analytics.server.exports.ExportsEndpoint;
import io.aecos.analytics.server.gate.DeclaredPermissions;
import io.aecos.analytics.server.gate.Entrance;
import io.aecos.analytics.server.gate.LoginEndpoint;
import io.aecos.analytics.server.gate.PermissionCheck;
import io.aecos.analytics.server.gate.Sessions;
import io.aecos.analytics.server.gate.SignIn;
import io.aecos.analytics.server.gate.ViewAs;
import io.aecos.analytics.server.gate.ViewerArgument;
import io.aecos.analytics.server.imports.ImportsEndpoint;
import io.aecos.analytics.server.insight.ForecastEndpoint;
import io.aecos.analytics.server.insight.InsightEndpoint;
import io.aecos.analytics.server.insight.InsightsEndpoint;
import io.aecos.analytics.server.intake.IntakeEndpoint;
import io.aecos.analytics.server.intake.IntakeLimits;
import io.aecos.analytics.server.intake.SchemaEndpoint;
import io.aecos.analytics.server.json.Instants;
import io.aecos.analytics.server.json.Numbers;
import io.aecos.analytics.server.json.Texts;
import io.aecos.analytics.server.listen.Turnstile;
import io.aecos.analytics.server.metrics.MetricsEndpoint;
import io.aecos.analytics.server.metrics.TeamAverageEndpoint;
import io.aecos.analytics.server.odata.FeedDesk;
import io.aecos.analytics.server.odata.FeedEndpoint;
import io.aecos.analytics.server.odata.FeedRefusals;
import io.aecos.analytics.server.odata.Feeds;
import io.aecos.analytics.server.odata.TablesEndpoint;
import io.aecos.analytics.server.openapi.AskedAndAnswered;
import io.aecos.analytics.server.openapi.RecordSchemas;
import io.aecos.analytics.server.openid.OpenIdEndpoint;
import io.aecos.analytics.server.operate.DoctorEndpoint;
import io.aecos.analytics.server.operate.RebuildEndpoint;
import io.aecos.analytics.server.operate.StorageEndpoint;
import io.aecos.analytics.server.outcomes.CorrectionsEndpoint;
import io.aecos.analytics.server.outcomes.OutcomesEndpoint;
import io.aecos.analytics.server.outlook.OutlookEndpoint;
import io.aecos.analytics.server.problem.ProblemAdvice;
import io.aecos.analytics.server.problem.Problems;
import io.aecos.analytics.server.quarantine.QuarantineEndpoint;
import io.aecos.analytics.server.reconcile.ReconcileEndpoint;
import io.aecos.analytics.server.refresh.RefreshEndpoint;
import io.aecos.analytics.server.reports.ReportsEndpoint;
import io.aecos.analytics.server.retention.HoldsEndpoint;
import io.aecos.analytics.server.retention.RetentionEndpoint;
import io.aecos.analytics.server.roi.BaselinesEndpoint;
import io.aecos.analytics.server.roi.RoiEndpoint;
import io.aecos.analytics.server.schedules.SchedulesEndpoint;
import io.aecos.analytics.server.settings.ServerIdentity;
import io.aecos.analytics.server.settings.Settings;
import io.aecos.analytics.server.sheets.SheetsEndpoint;
import io.aecos.analytics.server.status.StatusEndpoint;
import io.aecos.analytics.server.status.ZonesEndpoint;
import io.aecos.analytics.server.stream.StreamEndpoint;
import io.aecos.analytics.server.trail.AuditEndpoint;
import io.aecos.analytics.server.trail.AuditedHandlers;
import io.aecos.analytics.server.trail.Refused;
import io.aecos.analytics.server.upkeep.UpkeepEndpoint;
import io.aecos.analytics.server.usage.UsageBook;
import io.aecos.analytics.server.views.ViewsEndpoint;
import io.aecos.analytics.server.web.DashboardFiles;
import io.aecos.analytics.server.web.ErrorPage;
import io.aecos.analytics.server.web.FrontPage;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The edge: the endpoints, what they require, and the dashboard's files. */
@Configuration(proxyBeanMethods = false)
@Import({
  AlertsEndpoint.class,
  AuditEndpoint.class,
  BaselinesEndpoint.class,
  RoiEndpoint.class,
  BackupEndpoint.class,
  BooksEndpoint.class,
  CorrectionsEndpoint.class,
  DoctorEndpoint.class,
  ErrorPage.class,
  EventsCsvEndpoint.class,
  EventsEndpoint.class,
  ExportsEndpoint.class,
  FeedEndpoint.class,
  ForecastEndpoint.class,
  InsightsEndpoint.class,
  FrontPage.class,
  ImportsEndpoint.class,
  InsightEndpoint.class,
  IntakeEndpoint.class,
  LoginEndpoint.class,
  MeEndpoint.class,
  MetricsEndpoint.class,
  NoticesEndpoint.class,
  OpenIdEndpoint.class,
  OutcomesEndpoint.class,
  OutlookEndpoint.class,
  TeamAverageEndpoint.class,
  PersonDataEndpoint.class,
  ProblemAdvice.class,
  QuarantineEndpoint.class,
  RebuildEndpoint.class,
  ReconcileEndpoint.class,
  RefreshEndpoint.class,
  ReportsEndpoint.class,
  RetentionEndpoint.class,
  HoldsEndpoint.class,
  SchedulesEndpoint.class,
  SchemaEndpoint.class,
  SignOutEndpoint.class,
  StatusEndpoint.class,
  SheetsEndpoint.class,
  ZonesEndpoint.class,
  StorageEndpoint.class,
  StreamEndpoint.class,
  TeamsEndpoint.class,
  ProjectsEndpoint.class,
  TokensEndpoint.class,
  UpkeepEndpoint.class,
  UsersEndpoint.class,
  ViewAs.class,
  ViewsEndpoint.class
})
class WebWiring implements WebMvcConfigurer {
  private static final int FEEDS_AT_ONCE = 2;
  private static final int MOST_FEEDS = 32;

  /** How many questions are worked on at once, and how many deliveries beside them. */
  private static final int AT_ONCE = 32;

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
  }

  @Bean
  Sessions sessions(Registry registry, Clock clock) {
    return new Sessions(registry, clock);
  }

  @Bean
  Directory directory(Registry registry) {
    return new Directory(registry);
  }

  @Bean
  SignIn signIn(Sessions sessions, Clock clock) {
    return new SignIn(sessions, clock);
  }

  @Bean
  Entrance entrance(Sessions sessions, UsageBook book) {
    return new Entrance(sessions, book);
  }

  @Bean
  UsageBook usageBook(Intake intake, Clock clock) {
    return new UsageBook(intake, clock);
  }

  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  /** A mapped interceptor reaches every handler mapping, the framework's own included. */
  @Bean
  MappedInterceptor permissionCheck() {
    return new MappedInterceptor(null, new PermissionCheck());
  }

  @Bean
  DeclaredPermissions declaredPermissions(
      ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
    return new DeclaredPermissions(mappings.stream());
  }

  @Bean
  AuditedHandlers auditedHandlers(AuditBook book) {
    return new AuditedHandlers(book);
  }

  @Bean
  FilterRegistrationBean<Refused> refused(AuditBook book) {
    FilterRegistrationBean<Refused> filter = new FilterRegistrationBean<>(new Refused(book));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<Turnstile> turnstile() {
    FilterRegistrationBean<Turnstile> filter =
        new FilterRegistrationBean<>(new Turnstile(AT_ONCE, AT_ONCE));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return filter;
  }

  @Bean
  IntakeLimits intakeLimits(Settings settings) {
    return settings.intake();
  }

  @Bean
  Downloads downloads(Settings settings) {
    return new Downloads(
        settings.server().downloads(), Duration.ofSeconds(settings.server().stalledSeconds()));
  }

  @Bean
  FeedRefusals feedRefusals(Problems problems, JsonMapper json) {
    return new FeedRefusals(problems, json);
  }

  @Bean
  Feeds feeds(
      FeedTables tables,
      EventCatalog events,
      MetricCatalog metrics,
      MetricService answers,
      AuditTrail trail,
      ServerIdentity identity,
      FeedRefusals refusals) {
    return new Feeds(
        new Feeds.Parts(tables, events, metrics, answers, trail, identity.zone(), refusals));
  }

  @Bean
  FeedDesk feedDesk(FeedRefusals refusals) {
    return new FeedDesk(FEEDS_AT_ONCE, MOST_FEEDS, refusals);
  }

  @Bean
  TablesEndpoint tablesEndpoint(
      Feeds feeds,
      ParquetFiles parquet,
      Downloads downloads,
      UsageBook book,
      ServerOptions options) {
    return new TablesEndpoint(feeds, parquet, downloads, book, options.data().scratch());
  }

  @Bean
  JsonMapperBuilderCustomizer json() {
    return builder ->
        builder
            .addModule(Numbers.module())
            .addModule(Instants.module())
            .addModule(Texts.module())
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Bean
  RecordSchemas recordSchemas() {
    return new RecordSchemas();
  }

  @Bean
  AskedAndAnswered askedAndAnswered(RecordSchemas records) {
    return new AskedAndAnswered(records);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ViewerArgument());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    DashboardFiles.register(registry);
  }

  /** The secret that programs on this machine send; made new at each start. */
  record LocalToken(String value) {
    @Override
    public String toString() {
      return "LocalToken[***]";
    }
  }
}
