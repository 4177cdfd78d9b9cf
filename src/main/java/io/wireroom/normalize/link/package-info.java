/** URLs: validation, resolution of relative references, canonical form. */
@NullMarked
package io.wireroom.normalize.link;

import org.jspecify.annotations.NullMarked;
