package io.wireroom.rest.access;

import io.wireroom.archive.AccessScope;
import io.wireroom.partner.Publication;

/**
 * The reader of a response: a partner, or everybody.
 *
 * @param name name in metrics and logs
 * @param rights articles that it may see
 * @param site base URL of the site where it publishes the articles, used in canonical URLs
 * @param publication how the site is named in feeds and pages
 */
public record Reader(String name, AccessScope rights, String site, Publication publication) {}
