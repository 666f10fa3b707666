/** The one way in: validates what is delivered, gives each item one outcome and counts it. */
@NullMarked
package io.aecos.analytics.intake;

import org.jspecify.annotations.NullMarked;
