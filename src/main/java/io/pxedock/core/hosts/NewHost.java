package io.pxedock.core.hosts;

import io.pxedock.model.FileLine;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;

/**
 * A host to register.
 *
 * @param fqdn empty for none
 * @param ip null for the next free address
 * @param place the line that names the host; null for none
 */
public record NewHost(String name, String fqdn, MacAddress mac, Ipv4Address ip, FileLine place) {}
