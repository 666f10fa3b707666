/** The dashboard's static files. */
@NullMarked
package io.aecos.analytics.server.web;

import org.jspecify.annotations.NullMarked;
