package io.wireroom.websub;

import io.wireroom.webhook.Result;
import java.net.URI;

/** Receives the results of pings, for metrics. */
public interface PingListener {

    void pinged(URI hub, Result result);

    /** A topic was dropped, because too many topics wait for the hub. */
    void dropped(URI hub);
}
