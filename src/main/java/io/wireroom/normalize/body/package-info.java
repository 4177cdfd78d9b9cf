/** Bodies: sanitizes HTML by the published allow-list. Entry: {@link io.wireroom.normalize.body.BodyPolicy}. */
@NullMarked
package io.wireroom.normalize.body;

import org.jspecify.annotations.NullMarked;
