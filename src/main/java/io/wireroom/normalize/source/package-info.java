/** Sources of articles: the registry of configured sources and the keys of others. */
@NullMarked
package io.wireroom.normalize.source;

import org.jspecify.annotations.NullMarked;
