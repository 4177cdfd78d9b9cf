package io.wireroom.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Resolves host names. */
@FunctionalInterface
public interface HostResolver {

    /** The resolver of the platform. */
    HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * @return at least one address
     * @throws UnknownHostException if the host has no address
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /**
     * Resolves on a thread of the platform, because the platform's resolver can't be interrupted and would block virtual threads that
     * share its carrier. After the deadline the thread is abandoned.
     *
     * @return empty if the host has no address
     */
    default List<InetAddress> resolve(String host, Deadline deadline) throws InterruptedException, TimeoutException {
        FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> resolve(host));
        Thread.ofPlatform().daemon().name("host-look-up").start(lookUp);
        try {
            return lookUp.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException noAddress) {
            return List.of();
        }
    }
}
