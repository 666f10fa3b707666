/** The feeds at {@code /odata} (OData 4.0), for Power BI, Tableau, Excel and their like. */
@NullMarked
package io.aecos.analytics.server.odata;

import org.jspecify.annotations.NullMarked;
