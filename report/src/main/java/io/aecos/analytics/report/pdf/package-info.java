/** Reports as PDF/A-3a and PDF/UA-1, made by Apache FOP. */
@NullMarked
package io.aecos.analytics.report.pdf;

import org.jspecify.annotations.NullMarked;
