/** What a report holds, filled from answers of metrics; nothing here knows how it is drawn. */
@NullMarked
package io.aecos.analytics.report;

import org.jspecify.annotations.NullMarked;
