/**
 * The publisher's part of WebSub: which feeds are topics ({@link io.wireroom.websub.FeedTopics}), and the pings that tell hubs of their
 * changes ({@link io.wireroom.websub.Pinger}). Distribution to subscribers is the hubs' part.
 */
@NullMarked
package io.wireroom.websub;

import org.jspecify.annotations.NullMarked;
