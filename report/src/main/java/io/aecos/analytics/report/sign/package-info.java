/** The signature of reports: its key, how it is made, and how it is checked without a server. */
@NullMarked
package io.aecos.analytics.report.sign;

import org.jspecify.annotations.NullMarked;
