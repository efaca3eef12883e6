package io.pxedock.model.container;

/**
 * A Docker network. What Docker does not tell is empty.
 *
 * @param parent the macvlan's parent device
 */
public record NetworkState(
    String name, String driver, String parent, String subnet, String gateway, String ipRange) {}
