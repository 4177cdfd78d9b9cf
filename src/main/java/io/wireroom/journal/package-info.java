/**
 * The journal: one small record for each document that was read and for each release and expiry, which says what became of it. Pure: the
 * pipeline hands in the times. {@link io.wireroom.journal.JournalEntry} is the record, {@link io.wireroom.journal.JournalJson} its form on the
 * topic, {@link io.wireroom.journal.Handover} what a document's headers say of who handed it in.
 */
@NullMarked
package io.wireroom.journal;

import org.jspecify.annotations.NullMarked;
