/** Builds the clients that send documents to {@code articles.ingest} and read rejected ones. */
@NullMarked
package io.wireroom.service.intake;

import org.jspecify.annotations.NullMarked;
