package io.aecos.analytics.ledger;

import java.time.Instant;
import java.time.YearMonth;

/**
 * Events of one month (UTC, by when they happened) whose content a ledger has given to an archive:
 * {@code file} is where, relative to the archive, {@code firstSeq} to {@code lastSeq} their places,
 * {@code bytes} and {@code sha256} the file's, {@code content} the {@link
 * io.aecos.analytics.retention.RowsHash hash} of the rows.
 */
public record ArchivedPart(
    YearMonth month,
    String file,
    long rows,
    long firstSeq,
    long lastSeq,
    long bytes,
    String sha256,
    String content,
    Instant archivedAt) {}
