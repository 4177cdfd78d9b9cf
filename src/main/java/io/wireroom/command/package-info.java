/**
 * The command line: the service if no command is given ({@link io.wireroom.command.Main}), and commands for operators ({@link io.wireroom.command.RedriveCommand}, {@link io.wireroom.command.RouteBackfillCommand}, {@link
 * io.wireroom.command.RouteCheckCommand}).
 */
@NullMarked
package io.wireroom.command;

import org.jspecify.annotations.NullMarked;
