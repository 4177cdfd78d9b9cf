package io.wireroom.rest.console;

/** Activity for the tests of other packages. */
public final class Activities {
    private Activities() {}

    public static Activity create() {
        return new Activity();
    }
}
