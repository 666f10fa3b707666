/** Prints a report in the format that was asked for, and signs it. */
@NullMarked
package io.aecos.analytics.report.press;

import org.jspecify.annotations.NullMarked;
