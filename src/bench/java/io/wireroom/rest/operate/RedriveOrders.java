package io.wireroom.rest.operate;

/** Access to the reader of redrive orders. */
public final class RedriveOrders {
    private RedriveOrders() {}

    public static RedriveOrder read(byte[] json) {
        return RedriveOrder.read(json);
    }
}
