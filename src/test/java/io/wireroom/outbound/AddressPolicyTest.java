package io.wireroom.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy POLICY = new AddressPolicy(List.of());

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:4136:e378::",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fd00::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fe80::1",
                "fec0::1",
                "ff00::1",
                "ff02::1",
                "ffff::1"
            })
    void refusesNonPublicAddresses(String literal) {
        assertThat(POLICY.allows(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "168.63.129.17",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.112.1",
                "223.255.255.255",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2003::1",
                "2606:4700::1111",
                "2a00:1450::1",
                "3ffe::1"
            })
    void allowsPublicAddresses(String literal) {
        assertThat(POLICY.allows(address(literal))).isTrue();
    }

    @Test
    void allowsNetworksThatTheOperatorNames() {
        AddressPolicy policy = new AddressPolicy(List.of(Network.parse("10.1.0.0/17"), Network.parse("fd00:1::/32")));
        assertThat(policy.allows(address("10.1.127.255"))).isTrue();
        assertThat(policy.allows(address("fd00:1::5"))).isTrue();
        assertThat(policy.allows(address("10.1.128.0"))).isFalse();
        assertThat(policy.allows(address("fd00:2::5"))).isFalse();
        assertThat(policy.allows(address("127.0.0.1"))).isFalse();
    }

    @Test
    void readsAnAddressAsItsOwnNetwork() {
        Network network = Network.parse("10.1.2.3");
        assertThat(network.contains(address("10.1.2.3"))).isTrue();
        assertThat(network.contains(address("10.1.2.2"))).isFalse();
        assertThat(Network.parse("::/0").contains(address("10.1.2.3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/8", "localhost/8", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/x", "10.0.0.0/"})
    void rejectsInvalidNetworks(String cidr) {
        assertThatThrownBy(() -> Network.parse(cidr)).isInstanceOf(IllegalArgumentException.class);
    }
}
