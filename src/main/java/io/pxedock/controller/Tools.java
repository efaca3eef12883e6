package io.pxedock.controller;

/** Everything that changes the world outside, for those who carry a plan out. */
public record Tools(
    WorkFiles files,
    ContainerEngine docker,
    Provisioning provisioning,
    VirtualSwitch ovs,
    UrlProbe urls,
    BootArchive archives,
    Progress progress) {
  public Tools reporting(Progress newProgress) {
    return new Tools(files, docker, provisioning, ovs, urls, archives, newProgress);
  }
}
