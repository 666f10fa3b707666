/** The product's figures held against a log that a project keeps by hand. */
@NullMarked
package io.aecos.analytics.server.reconcile;

import org.jspecify.annotations.NullMarked;
