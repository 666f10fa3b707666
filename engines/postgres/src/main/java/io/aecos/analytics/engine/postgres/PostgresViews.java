package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Views for programs that connect to the database itself. Whoever may read them sees everything: no
 * scope of this product reaches there.
 */
public final class PostgresViews {
  /** The schema that they are in. */
  public static final String SCHEMA = "bi";

  private static final String MARK = "AEC OS Analytics: views of ";

  /** A NUL cannot be said in any text here, and would make the whole view fail. */
  private static final String EVENTS =
      """
      CREATE VIEW bi.event AS
      SELECT seq, id,
        to_timestamp(occurred_us / 1000000.0) AS occurred_at,
        to_timestamp(received_us / 1000000.0) AS received_at,
        to_timestamp(occurred_us / 1000000.0) AT TIME ZONE 'UTC' AS occurred_utc,
        body ->> 'module' AS module, body ->> 'type' AS type, body ->> 'project' AS project,
        body ->> 'user' AS "user", body ->> 'discipline' AS discipline,
        body ->> 'elementType' AS element_type, body ->> 'elementGuid' AS element_guid,
        body ->> 'templateId' AS template_id, body ->> 'region' AS region,
        body ->> 'codeEdition' AS code_edition, (body ->> 'value')::double precision AS value,
        body ->> 'source' AS source, body -> 'attributes' AS attributes,
        sender_kind, sender_name, archived
      FROM (
        SELECT seq, event.id, occurred_us, received_us, sender.kind AS sender_kind,
          sender.name AS sender_name, part IS NOT NULL AS archived,
          CASE WHEN part IS NULL
            THEN replace(convert_from(event.body, 'UTF8'), '\\u0000', '\\ufffd')::json END AS body
        FROM event LEFT JOIN sender ON sender.id = event.sender) AS read""";

  private static final List<String> OTHERS =
      List.of(
          """
          CREATE VIEW bi.daily AS
          SELECT day, module, type, project, sum(events)::bigint AS events,
            sum(with_value)::bigint AS with_value, sum(value) AS value,
            sum(archived)::bigint AS archived
          FROM (
            SELECT occurred_utc::date AS day, module, type, project, count(*) AS events,
              count(value) AS with_value, sum(value) AS value, 0 AS archived
            FROM bi.event WHERE NOT archived GROUP BY 1, 2, 3, 4
            UNION ALL
            SELECT day, module, type, nullif(project, ''), events, with_value, value, events
            FROM archived_day) AS part
          GROUP BY 1, 2, 3, 4""",
          """
          CREATE VIEW bi.month AS
          SELECT month, held AS events_here, bytes AS bytes_here, late,
            (SELECT coalesce(sum(rows), 0) FROM archived_part AS part
             WHERE part.month = segment.month)::bigint AS events_archived,
            (SELECT coalesce(sum(events), 0) FROM archived_day
             JOIN archived_part ON archived_part.number = archived_day.part
             WHERE archived_part.month = segment.month)::bigint AS archived_in_daily
          FROM segment""");

  private PostgresViews() {}

  /**
   * Makes the views, or makes them again, and lets {@code role} read them, and nothing else; null
   * lets nobody. A role that is not there is made, and cannot sign in until it is told how.
   */
  public static void create(PostgresAddress address, @Nullable String role) {
    run(
        address,
        connection -> {
          drop(connection, address);
          execute(connection, "CREATE SCHEMA bi");
          comment(connection, address);
          execute(connection, EVENTS);
          for (String view : OTHERS) {
            execute(connection, view);
          }
          if (role != null) {
            grant(connection, role);
          }
        });
  }

  /** Takes the views away; a role that may read them stays. */
  public static void drop(PostgresAddress address) {
    run(address, connection -> drop(connection, address));
  }

  /** Only what was made here is removed. */
  private static void drop(Connection connection, PostgresAddress address) throws SQLException {
    String mark = mark(connection);
    if (mark == null) {
      return;
    }
    if (!mark.equals(MARK + address.schema())) {
      throw AnalyticsException.invalid(
          ErrorCode.CONFLICT,
          "schema",
          "the database has a schema " + SCHEMA + " that is not this ledger's; nothing was changed",
          List.of());
    }
    execute(connection, "DROP SCHEMA bi CASCADE");
  }

  /** What the schema says of itself; null where there is none. */
  private static @Nullable String mark(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT coalesce(obj_description(oid, 'pg_namespace'), '')
                FROM pg_namespace WHERE nspname = 'bi'""")) {
      return row.next() ? row.getString(1) : null;
    }
  }

  private static void comment(Connection connection, PostgresAddress address) throws SQLException {
    execute(
        connection,
        "COMMENT ON SCHEMA bi IS '" + (MARK + address.schema()).replace("'", "''") + "'");
  }

  private static void grant(Connection connection, String role) throws SQLException {
    String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
    if (!isThere(connection, role)) {
      execute(connection, "CREATE ROLE " + quoted + " NOLOGIN");
    }
    execute(connection, "GRANT USAGE ON SCHEMA bi TO " + quoted);
    execute(connection, "GRANT SELECT ON ALL TABLES IN SCHEMA bi TO " + quoted);
  }

  private static boolean isThere(Connection connection, String role) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
      select.setString(1, role);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Work on a connection, within one transaction. */
  @FunctionalInterface
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private static void run(PostgresAddress address, Work work) {
    try (Connection connection = PostgresDatabase.connect(address)) {
      PostgresSchema.prepare(connection, address);
      connection.setAutoCommit(false);
      work.on(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new AnalyticsException(
          ErrorCode.LEDGER_UNAVAILABLE,
          "the views cannot be changed at %s: %s"
              .formatted(
                  address,
                  "42501".equals(e.getSQLState())
                      ? address.user()
                          + " may not do that; grant it CREATE on the database, and CREATEROLE for"
                          + " a new role"
                      : PostgresFailure.atStart(e, address)),
          e);
    }
  }
}
