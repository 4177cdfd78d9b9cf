package io.wireroom.statement;

/** The current keys. They are replaced when the files change. */
public final class KeysInForce {
    private volatile KeyRing ring = KeyRing.EMPTY;

    public KeyRing ring() {
        return ring;
    }

    public void use(KeyRing newRing) {
        ring = newRing;
    }
}
