package io.wireroom.rest.operate;

import io.wireroom.rest.problem.JsonObjects;

/** What came of redriving several documents. */
public final class RedriveTally {
    private int redriven;
    private int resolved;
    private int rejectedAgain;
    private int gone;
    private int tooLarge;
    private int failed;
    private boolean more;

    /** Kafka has it. */
    void redriven() {
        redriven++;
    }

    /** It was redriven before, and not rejected again. */
    void resolved() {
        resolved++;
    }

    /** It was redriven before, and its later rejection stands for it. */
    void rejectedAgain() {
        rejectedAgain++;
    }

    /** It is not on its topic any more, or never was. */
    void gone() {
        gone++;
    }

    void tooLarge() {
        tooLarge++;
    }

    /** Kafka did not take it. */
    void failed() {
        failed++;
    }

    /** The selection goes on behind what was done. */
    void more() {
        more = true;
    }

    /** How many of each there are, in the order in which people ask for them. */
    public record Counts(int redriven, int resolved, int gone, int tooLarge, int failed) {}

    public Counts counts() {
        return new Counts(redriven, resolved, gone, tooLarge, failed);
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
