/**
 * The publisher's part of WebSub: which feeds are topics ({@link io.wireroom.websub.FeedTopics}), and the pings that announce their
 * changes to hubs ({@link io.wireroom.websub.Pinger}). Hubs distribute the changes to subscribers.
 */
@NullMarked
package io.wireroom.websub;

import org.jspecify.annotations.NullMarked;
