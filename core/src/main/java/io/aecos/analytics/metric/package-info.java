/** The metric catalogue: what each number means, declared once and compiled to measures. */
@NullMarked
package io.aecos.analytics.metric;

import org.jspecify.annotations.NullMarked;
