package io.pxedock.model.switching;

/** An Open vSwitch bridge as Open vSwitch's database and the kernel report it. */
public record BridgeState(String name, boolean exists, boolean linkUp) {}
