/** What happened: the event, its identity, its JSON form and the catalogue of known event types. */
@NullMarked
package io.aecos.analytics.event;

import org.jspecify.annotations.NullMarked;
