package io.pxedock.adapter.sandbox;

import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.Optional;

/**
 * How far a machine came.
 *
 * @param ip nothing when it got no address
 * @param config the name in {@code pxelinux.cfg} that it booted, if it found one
 * @param console the last line that it printed
 */
public record NodeBoot(
    MacAddress mac, Optional<Ipv4Address> ip, Optional<String> config, String console) {}
