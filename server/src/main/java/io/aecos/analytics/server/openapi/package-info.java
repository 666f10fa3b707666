/** What the OpenAPI document says of this API beyond what the framework finds out itself. */
@NullMarked
package io.aecos.analytics.server.openapi;

import org.jspecify.annotations.NullMarked;
