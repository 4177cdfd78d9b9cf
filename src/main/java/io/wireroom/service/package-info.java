/** Starts and stops the service, with a package for each part. {@code service.lifecycle} determines the order. */
@NullMarked
package io.wireroom.service;

import org.jspecify.annotations.NullMarked;
