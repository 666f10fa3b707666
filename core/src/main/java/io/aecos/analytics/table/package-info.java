/** Tables that people keep by hand, read without guessing what their dates and numbers mean. */
@NullMarked
package io.aecos.analytics.table;

import org.jspecify.annotations.NullMarked;
