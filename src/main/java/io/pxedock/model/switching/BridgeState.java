package io.pxedock.model.switching;

/** An Open vSwitch bridge as the switch's database and the kernel show it. */
public record BridgeState(String name, boolean exists, boolean linkUp) {}
