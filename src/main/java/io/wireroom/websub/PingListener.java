package io.wireroom.websub;

import io.wireroom.webhook.Result;
import java.net.URI;

/** Receives the results of pings, for metrics. */
public interface PingListener {

    void pinged(URI hub, Result result);

    /** A topic was not taken, because too many wait for the hub. */
    void dropped(URI hub);
}
