package io.pxedock.model;

/** An Open vSwitch bridge as the switch's database and the kernel show it. */
public record BridgeState(String name, boolean exists, boolean linkUp) {}
