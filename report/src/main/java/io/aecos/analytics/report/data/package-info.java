/** Reports as files of data: full tables, typed, with their units. */
@NullMarked
package io.aecos.analytics.report.data;

import org.jspecify.annotations.NullMarked;
