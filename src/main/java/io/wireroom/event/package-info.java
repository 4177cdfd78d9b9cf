/** Articles as events: their JSON in both directions, their content hash, and the CloudEvents headers that go with it. */
@NullMarked
package io.wireroom.event;

import org.jspecify.annotations.NullMarked;
