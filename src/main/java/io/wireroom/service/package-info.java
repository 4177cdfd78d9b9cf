/** Starts and stops all that has effects, in order: broker, topics, archive, pipeline, assets. */
@NullMarked
package io.wireroom.service;

import org.jspecify.annotations.NullMarked;
