package io.pxedock.controller;

import io.pxedock.model.BridgeState;
import io.pxedock.model.PortState;

/**
 * Open vSwitch and the host's links. Every call fails with unreachable (exit 4) when the switch
 * does not answer in time, and says why: no ovs-vsctl, no database, no permission.
 */
public interface VirtualSwitch {
  BridgeState bridge(String name);

  PortState port(String name);
}
