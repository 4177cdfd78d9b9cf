/**
 * The command line: the service if no command is given ({@link io.wireroom.command.Main}), and commands. {@link
 * io.wireroom.command.KafkaCommand Some} work on the service's Kafka with its settings, others on a running service ({@link
 * io.wireroom.command.ImportCommand}) or on nothing ({@link io.wireroom.command.KeyCommand}).
 */
@NullMarked
package io.wireroom.command;

import org.jspecify.annotations.NullMarked;
