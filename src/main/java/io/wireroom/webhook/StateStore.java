package io.wireroom.webhook;

/** Stores the records of the endpoints of one partition. Thread-safe. */
public interface StateStore {

    /**
     * Stores a record durably.
     *
     * @throws NotOwnerException if it was not stored: another instance owns the partition, or Kafka is unavailable. The lanes of
     *     the partition have to end
     */
    void write(EndpointKey endpoint, DeliveryRecord record) throws NotOwnerException;

    /** Whether this instance is, as far as it knows, still the owner. A paused process may not know that it is not. */
    boolean isOwner();
}
