package io.wireroom.webhook;

/** Stores the records of the endpoints of one partition. Thread-safe. */
public interface StateStore {

    /**
     * Stores a record durably.
     *
     * @throws NotOwnerException if it was not stored: another instance owns the partition, or Kafka is unavailable. The workers of
     *     the partition have to end
     */
    void write(WebhookKey endpoint, DeliveryRecord record) throws NotOwnerException;

    /** Whether this instance is the owner, as far as known. A process that was paused may have lost ownership without noticing. */
    boolean isOwner();
}
