package io.pxedock.spi;

import java.nio.file.Path;

/**
 * Everything that changes the world outside, for those who carry a plan out.
 *
 * @param root where the machine's own directories begin: {@code /}, but for tests and demos
 */
public record Tools(
    WorkFiles files,
    ContainerEngine docker,
    Provisioning provisioning,
    VirtualSwitch ovs,
    UrlProbe urls,
    BootArchive archives,
    Accounts accounts,
    Progress progress,
    Path root) {
  public Tools reporting(Progress newProgress) {
    return new Tools(files, docker, provisioning, ovs, urls, archives, accounts, newProgress, root);
  }
}
