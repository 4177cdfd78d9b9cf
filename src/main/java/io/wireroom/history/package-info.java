/**
 * An endpoint's index of the outcomes of documents: the entries of the journal, the rejected documents, and the held versions. It can be
 * deleted, and is rebuilt from the topics. {@link io.wireroom.history.HistoryIndex} is the index, {@link io.wireroom.history.HistorySearch}
 * queries it.
 */
@NullMarked
package io.wireroom.history;

import org.jspecify.annotations.NullMarked;
