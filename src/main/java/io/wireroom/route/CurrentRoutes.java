package io.wireroom.route;

/** The current rules. They are replaced as a whole. */
public final class CurrentRoutes {
    private volatile RouteTable table = RouteTable.EMPTY;

    public RouteTable table() {
        return table;
    }

    public void replace(RouteTable next) {
        table = next;
    }
}
