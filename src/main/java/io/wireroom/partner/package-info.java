/**
 * Partners: API key hashes, access rights, rate limits, and the parser of the partners file ({@link
 * io.wireroom.partner.PartnersFile}). Without I/O: the file's text and the current time are parameters.
 */
@NullMarked
package io.wireroom.partner;

import org.jspecify.annotations.NullMarked;
