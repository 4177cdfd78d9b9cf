/**
 * The command line. Without a command, it starts the service ({@link io.wireroom.command.Main}). Some commands use the service's
 * Kafka with its settings ({@link io.wireroom.command.KafkaCommand}), others a running service ({@link
 * io.wireroom.command.ImportCommand}) or neither ({@link io.wireroom.command.KeyCommand}).
 */
@NullMarked
package io.wireroom.command;

import org.jspecify.annotations.NullMarked;
