/**
 * Routes: which articles go to further topics, in which format. {@link io.wireroom.route.RoutesFile} parses the rules, {@link
 * io.wireroom.route.RouteTable} contains them, and {@link io.wireroom.route.RoutePlan} determines the records for an edition.
 */
@NullMarked
package io.wireroom.route;

import org.jspecify.annotations.NullMarked;
