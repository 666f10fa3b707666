/** The product's figures held against those that a project keeps by hand. */
@NullMarked
package io.aecos.analytics.reconcile;

import org.jspecify.annotations.NullMarked;
