package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.registry.Alerts;
import io.aecos.analytics.registry.KeptRefreshes;
import io.aecos.analytics.registry.KeptReports;
import io.aecos.analytics.registry.Notices;
import io.aecos.analytics.registry.OpenSessions;
import io.aecos.analytics.registry.People;
import io.aecos.analytics.registry.ProviderSubjects;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restrictions;
import io.aecos.analytics.registry.SavedViews;
import io.aecos.analytics.registry.Schedules;
import io.aecos.analytics.registry.Teams;
import io.aecos.analytics.registry.Tokens;

/** The tables of the registry within one transaction. */
record SqliteEntries(Statements statements) implements Registry.Entries {
  @Override
  public People people() {
    return new SqlitePeople(statements);
  }

  @Override
  public Teams teams() {
    return new SqliteTeams(statements);
  }

  @Override
  public Restrictions restrictions() {
    return new SqliteRestrictions(statements);
  }

  @Override
  public Tokens tokens() {
    return new SqliteTokens(statements);
  }

  @Override
  public OpenSessions sessions() {
    return new SqliteSessions(statements);
  }

  @Override
  public ProviderSubjects subjects() {
    return new SqliteProviderSubjects(statements);
  }

  @Override
  public SavedViews views() {
    return new SqliteViews(statements);
  }

  @Override
  public KeptReports reports() {
    return new SqliteReports(statements);
  }

  @Override
  public Schedules schedules() {
    return new SqliteSchedules(statements);
  }

  @Override
  public KeptRefreshes refreshes() {
    return new SqliteRefreshes(statements);
  }

  @Override
  public Alerts alerts() {
    return new SqliteAlerts(statements);
  }

  @Override
  public Notices notices() {
    return new SqliteNotices(statements);
  }
}
