/** Starts and stops all that has effects, in order: broker, topics, pipeline, archive. */
@NullMarked
package io.wireroom.service;

import org.jspecify.annotations.NullMarked;
