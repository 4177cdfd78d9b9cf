/** Starts and stops the service: broker, topics, archive, pipeline and assets, with one lifecycle for each role. */
@NullMarked
package io.wireroom.service;

import org.jspecify.annotations.NullMarked;
