/** The sheets of the dashboard as data: which cards and panels each has, and for whom. */
@NullMarked
package io.aecos.analytics.sheet;

import org.jspecify.annotations.NullMarked;
