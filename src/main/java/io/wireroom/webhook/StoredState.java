package io.wireroom.webhook;

/** A worker's state and latest attempts, which are stored at intervals. For the worker's thread, except {@link #state}. */
final class StoredState {
    private final WebhookKey endpoint;
    private final StateStore store;
    private final DeliverySettings settings;
    private final AttemptLog attempts;
    private volatile DeliveryState state;
    private boolean unsavedDeliveries;
    private boolean unsavedPosition;
    private long savedAt = System.nanoTime();

    StoredState(WebhookKey endpoint, DeliveryRecord record, StateStore store, DeliverySettings settings) {
        this.endpoint = endpoint;
        this.state = record.state();
        this.attempts = new AttemptLog(record.attempts());
        this.store = store;
        this.settings = settings;
    }

    DeliveryState state() {
        return state;
    }

    /** The initial position of an endpoint is stored immediately, so that it does not depend on when this instance ends. */
    void change(DeliveryState now) {
        state = now;
        unsavedDeliveries = true;
    }

    /** Storing the position alone can be delayed. */
    void moveTo(String cursor) {
        if (!cursor.equals(state.cursor())) {
            state = state.at(cursor);
            unsavedPosition = true;
        }
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    boolean isOwner() {
        return store.isOwner();
    }

    void saveIfDue() throws NotOwnerException {
        long since = System.nanoTime() - savedAt;
        if ((unsavedDeliveries && since >= settings.saveEvery().toNanos())
                || (unsavedPosition && since >= settings.saveSkippedEvery().toNanos())) {
            save();
        }
    }

    void save() throws NotOwnerException {
        if (unsavedDeliveries || unsavedPosition) {
            state = state.versioned(state.version() + 1);
            store.write(endpoint, record());
            unsavedDeliveries = false;
            unsavedPosition = false;
            savedAt = System.nanoTime();
        }
    }

    DeliveryRecord record() {
        return new DeliveryRecord(state, attempts.list());
    }
}
