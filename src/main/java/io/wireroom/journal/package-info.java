/**
 * The journal: one small record for each document that was read and for each release and expiry, with the outcome. Pure: the
 * pipeline supplies the times. {@link io.wireroom.journal.JournalEntry} is the record, {@link io.wireroom.journal.JournalJson} its form on the
 * topic, {@link io.wireroom.journal.Provenance} how a document was delivered.
 */
@NullMarked
package io.wireroom.journal;

import org.jspecify.annotations.NullMarked;
