package io.wireroom.rest.access;

import io.wireroom.archive.AccessScope;
import io.wireroom.partner.Publication;

/**
 * Who reads.
 *
 * @param name for figures and logs
 * @param rights what it may see
 * @param site where its copies of the articles are: base of canonical URLs
 * @param publication what that site calls itself
 */
public record Reader(String name, AccessScope rights, String site, Publication publication) {}
