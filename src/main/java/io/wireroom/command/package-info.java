/**
 * The command line: the service where nothing else is asked for ({@link io.wireroom.command.Main}), and what is done by hand now
 * and then ({@link io.wireroom.command.RedriveCommand}, {@link io.wireroom.command.RouteBackfillCommand}, {@link
 * io.wireroom.command.RouteCheckCommand}).
 */
@NullMarked
package io.wireroom.command;

import org.jspecify.annotations.NullMarked;
