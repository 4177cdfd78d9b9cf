/**
 * Who may read and hand in articles: partners, the hashes of their keys, their rights and limits, and the file that an
 * operator writes them in ({@link io.wireroom.partner.PartnersFile}). Pure: the file's text and the time are handed in.
 */
@NullMarked
package io.wireroom.partner;

import org.jspecify.annotations.NullMarked;
