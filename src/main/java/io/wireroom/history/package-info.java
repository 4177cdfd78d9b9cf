/**
 * An endpoint's own index of what became of documents: entries of the journal, what lies on the rejected topic, and what is held. It can be
 * deleted; it is filled again from the topics. {@link io.wireroom.history.HistoryIndex} is it, {@link io.wireroom.history.HistorySearch}
 * answers from it.
 */
@NullMarked
package io.wireroom.history;

import org.jspecify.annotations.NullMarked;
