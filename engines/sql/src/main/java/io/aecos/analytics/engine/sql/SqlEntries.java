package io.aecos.analytics.engine.sql;

import io.aecos.analytics.registry.Alerts;
import io.aecos.analytics.registry.Erasures;
import io.aecos.analytics.registry.InsightMarks;
import io.aecos.analytics.registry.KeptBaselines;
import io.aecos.analytics.registry.KeptRefreshes;
import io.aecos.analytics.registry.KeptReports;
import io.aecos.analytics.registry.Notices;
import io.aecos.analytics.registry.OpenSessions;
import io.aecos.analytics.registry.People;
import io.aecos.analytics.registry.ProjectHolds;
import io.aecos.analytics.registry.ProviderSubjects;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restrictions;
import io.aecos.analytics.registry.SavedViews;
import io.aecos.analytics.registry.Schedules;
import io.aecos.analytics.registry.Teams;
import io.aecos.analytics.registry.Tokens;

/** The tables of the registry within one transaction. */
public record SqlEntries(Statements statements) implements Registry.Entries {
  @Override
  public People people() {
    return new SqlPeople(statements);
  }

  @Override
  public Teams teams() {
    return new SqlTeams(statements);
  }

  @Override
  public Restrictions restrictions() {
    return new SqlRestrictions(statements);
  }

  @Override
  public Tokens tokens() {
    return new SqlTokens(statements);
  }

  @Override
  public OpenSessions sessions() {
    return new SqlSessions(statements);
  }

  @Override
  public ProviderSubjects subjects() {
    return new SqlProviderSubjects(statements);
  }

  @Override
  public SavedViews views() {
    return new SqlViews(statements);
  }

  @Override
  public Erasures erasures() {
    return new SqlErasures(statements);
  }

  @Override
  public KeptReports reports() {
    return new SqlReports(statements);
  }

  @Override
  public Schedules schedules() {
    return new SqlSchedules(statements);
  }

  @Override
  public KeptRefreshes refreshes() {
    return new SqlRefreshes(statements);
  }

  @Override
  public Alerts alerts() {
    return new SqlAlerts(statements);
  }

  @Override
  public KeptBaselines baselines() {
    return new SqlBaselines(statements);
  }

  @Override
  public Notices notices() {
    return new SqlNotices(statements);
  }

  @Override
  public InsightMarks insightMarks() {
    return new SqlInsightMarks(statements);
  }

  @Override
  public ProjectHolds holds() {
    return new SqlHolds(statements);
  }
}
