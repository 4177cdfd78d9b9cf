package io.wireroom.statement;

/** The current keys. They are replaced when the files change. */
public final class CurrentKeys {
    private volatile KeyRing ring = KeyRing.EMPTY;

    public KeyRing ring() {
        return ring;
    }

    public void replace(KeyRing newRing) {
        ring = newRing;
    }
}
