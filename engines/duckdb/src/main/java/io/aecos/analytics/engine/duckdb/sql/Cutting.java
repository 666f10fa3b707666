package io.aecos.analytics.engine.duckdb.sql;

import java.util.function.UnaryOperator;

/** A statement in two halves: what it extracts of the events, and how it cuts that into cells. */
record Cutting(Extract extract, UnaryOperator<Sql> statement) {}
