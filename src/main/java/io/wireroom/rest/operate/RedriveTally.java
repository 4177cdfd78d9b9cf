package io.wireroom.rest.operate;

import io.wireroom.json.JsonObjects;

/** Counts the results of redriving several documents. */
public final class RedriveTally {
    private int redriven;
    private int resolved;
    private int rejectedAgain;
    private int gone;
    private int tooLarge;
    private int failed;
    private boolean more;

    /** Kafka has stored it. */
    void redriven() {
        redriven++;
    }

    /** It was redriven before, and not rejected again. */
    void resolved() {
        resolved++;
    }

    /** It was redriven before and rejected again; the later rejection is redriven instead. */
    void rejectedAgain() {
        rejectedAgain++;
    }

    /** It is not on the rejected topic. */
    void gone() {
        gone++;
    }

    void tooLarge() {
        tooLarge++;
    }

    /** Kafka did not accept it. */
    void failed() {
        failed++;
    }

    /** There are more documents in the selection. */
    void more() {
        more = true;
    }

    /** The counts by result, in display order. */
    public record Counts(int redriven, int resolved, int rejectedAgain, int gone, int tooLarge, int failed) {}

    public Counts counts() {
        return new Counts(redriven, resolved, rejectedAgain, gone, tooLarge, failed);
    }

    int sent() {
        return redriven;
    }

    boolean hasFailed() {
        return failed > 0;
    }

    byte[] json() {
        return JsonObjects.of(json -> {
            json.writeNumberField("redriven", redriven);
            json.writeNumberField("resolved", resolved);
            json.writeNumberField("rejected_again", rejectedAgain);
            json.writeNumberField("gone", gone);
            json.writeNumberField("too_large", tooLarge);
            json.writeNumberField("failed", failed);
            json.writeBooleanField("more", more);
        });
    }
}
