/** For operators: what became of documents and articles, what was rejected, what is held; and redriving. */
@NullMarked
package io.wireroom.rest.operate;

import org.jspecify.annotations.NullMarked;
