package io.aecos.analytics.engine.sql;

import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.registry.Notice;
import io.aecos.analytics.registry.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes what people were told of. */
final class SqlNotices implements Notices {
  private static final String SELECT =
      """
      SELECT id, owner, about, kind, title, text, link, at_us, read_us, delivery, message
      FROM notice""";

  private final Statements statements;

  SqlNotices(Statements statements) {
    this.statements = statements;
  }

  @Override
  public List<Notice> of(String owner, int limit) {
    return statements.select(
        SELECT + " WHERE owner = ? ORDER BY at_us DESC, id LIMIT ?",
        SqlNotices::notice,
        Names.normal(owner),
        limit);
  }

  @Override
  public int unread(String owner) {
    return statements
        .first(
            "SELECT count(*) FROM notice WHERE owner = ? AND read_us IS NULL",
            row -> row.getInt(1),
            Names.normal(owner))
        .orElse(0);
  }

  @Override
  public Optional<Notice> find(String id) {
    return statements.first(SELECT + " WHERE id = ?", SqlNotices::notice, id);
  }

  @Override
  public List<Notice> waiting() {
    return statements.select(
        SELECT + " WHERE delivery IN ('WAITING', 'SENDING') ORDER BY at_us, id",
        SqlNotices::notice);
  }

  @Override
  public boolean add(Notice notice) {
    return statements.update(
            """
            INSERT INTO notice
              (id, owner, about, kind, title, text, link, at_us, read_us, delivery, message)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""",
            notice.id(),
            Names.normal(notice.owner()),
            notice.about(),
            notice.kind(),
            notice.title(),
            notice.text(),
            notice.link(),
            Micros.of(notice.at()),
            SqlSchedules.micros(notice.readAt()),
            notice.delivery().name(),
            notice.message())
        > 0;
  }

  @Override
  public void put(Notice notice) {
    statements.update(
        "UPDATE notice SET delivery = ?, message = ? WHERE id = ?",
        notice.delivery().name(),
        notice.message(),
        notice.id());
  }

  @Override
  public int read(String owner, @Nullable String id, Instant at) {
    String mine = "UPDATE notice SET read_us = ? WHERE owner = ? AND read_us IS NULL";
    return id == null
        ? statements.update(mine, Micros.of(at), Names.normal(owner))
        : statements.update(mine + " AND id = ?", Micros.of(at), Names.normal(owner), id);
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Micros.toInstant(row.getLong(8)),
        SqlSchedules.instant(row, 9),
        Notice.Delivery.valueOf(row.getString(10)),
        row.getString(11));
  }
}
