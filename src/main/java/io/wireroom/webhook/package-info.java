/**
 * Webhooks: sends changes to the partners' endpoints by Standard Webhooks, at least once and in the order of each article.
 *
 * <p>Each endpoint has a worker ({@link io.wireroom.webhook.DeliveryWorker}), which reads the changes from the archive like {@code /v1/changes}
 * and sends them one at a time. The worker's state is one small record ({@link io.wireroom.webhook.DeliveryState}) with a cursor as
 * its position. There is no queue of articles: a backlog needs no memory, and a replay sets the cursor back.
 */
@NullMarked
package io.wireroom.webhook;

import org.jspecify.annotations.NullMarked;
