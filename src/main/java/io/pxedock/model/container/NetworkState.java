package io.pxedock.model.container;

/**
 * A Docker network. Properties that Docker does not report are empty.
 *
 * @param parent the macvlan's parent device
 */
public record NetworkState(
    String name, String driver, String parent, String subnet, String gateway, String ipRange) {}
