/** For operators: the status of documents and articles, rejected documents and redrive, and held articles. */
@NullMarked
package io.wireroom.rest.operate;

import org.jspecify.annotations.NullMarked;
