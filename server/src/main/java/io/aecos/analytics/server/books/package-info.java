/** The books beside the events: sources, accounting and quarantine. */
@NullMarked
package io.aecos.analytics.server.books;

import org.jspecify.annotations.NullMarked;
