/**
 * Routes: which articles go to further topics, in which format. {@link io.wireroom.route.RoutesFile} reads the rules, {@link
 * io.wireroom.route.RouteTable} holds them, and {@link io.wireroom.route.RoutePlan} says what an edition's topics get.
 */
@NullMarked
package io.wireroom.route;

import org.jspecify.annotations.NullMarked;
