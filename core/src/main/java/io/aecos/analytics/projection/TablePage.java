package io.aecos.analytics.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, each with one cell for each of the columns that were asked for, and where the next
 * page goes on; {@code next} is null at the end. As long as {@code version} stays the same, no
 * event has been amended or taken out between two pages.
 */
public record TablePage(
    List<@Nullable Object[]> rows, @Nullable TableKey next, Watermark watermark, long version) {}
