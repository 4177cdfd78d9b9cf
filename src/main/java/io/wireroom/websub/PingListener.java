package io.wireroom.websub;

import io.wireroom.webhook.Result;
import java.net.URI;

/** Told of pings. */
public interface PingListener {

    void pinged(URI hub, Result result);

    /** A topic was not taken, because too many wait for the hub. */
    void dropped(URI hub);
}
