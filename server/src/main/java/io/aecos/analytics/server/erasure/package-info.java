/** What is known of a person: taken out as one file, and erased. For administrators only. */
@NullMarked
package io.aecos.analytics.server.erasure;

import org.jspecify.annotations.NullMarked;
