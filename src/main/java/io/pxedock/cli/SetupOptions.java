package io.pxedock.cli;

import io.pxedock.setup.AnswerKey;
import io.pxedock.setup.Answers;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What setup can be told on the command line: an option for each of its answers. */
final class SetupOptions {
  private final Map<AnswerKey, String> given = new EnumMap<>(AnswerKey.class);

  Answers answers() {
    return new Answers(given);
  }

  @Option(names = "--bridge", paramLabel = "NAME", description = "The bridge of the machines.")
  void setBridge(String value) {
    given.put(AnswerKey.BRIDGE, value);
  }

  @Option(names = "--port", paramLabel = "NAME", description = "The server's port on it.")
  void setPort(String value) {
    given.put(AnswerKey.PORT, value);
  }

  @Option(names = "--tag", paramLabel = "VLAN", description = "The port's access tag, 0 for none.")
  void setTag(String value) {
    given.put(AnswerKey.TAG, value);
  }

  @Option(names = "--network", paramLabel = "NAME", description = "Docker's macvlan network.")
  void setNetwork(String value) {
    given.put(AnswerKey.NETWORK, value);
  }

  @Option(names = "--subnet", paramLabel = "CIDR", description = "The machines' network.")
  void setSubnet(String value) {
    given.put(AnswerKey.SUBNET, value);
  }

  @Option(names = "--gateway", paramLabel = "IP", description = "Its router.")
  void setGateway(String value) {
    given.put(AnswerKey.GATEWAY, value);
  }

  @Option(names = "--address", paramLabel = "IP", description = "The server's own address.")
  void setAddress(String value) {
    given.put(AnswerKey.ADDRESS, value);
  }

  @Option(names = "--ip-range", paramLabel = "CIDR", description = "The part Docker may use.")
  void setIpRange(String value) {
    given.put(AnswerKey.IP_RANGE, value);
  }

  @Option(names = "--image", paramLabel = "IMAGE", description = "The container's image.")
  void setImage(String value) {
    given.put(AnswerKey.IMAGE, value);
  }

  @Option(names = "--image-tar", paramLabel = "FILE", description = "Load the image from there.")
  void setImageTar(String value) {
    given.put(AnswerKey.IMAGE_TAR, value);
  }

  @Option(names = "--container", paramLabel = "NAME", description = "The container.")
  void setContainer(String value) {
    given.put(AnswerKey.CONTAINER, value);
  }

  @Option(names = "--privileged", description = "More rights than dnsmasq needs.")
  void setPrivileged(boolean value) {
    given.put(AnswerKey.PRIVILEGED, value ? "yes" : "no");
  }

  @Option(names = "--docker-host", paramLabel = "URL", description = "Docker's address.")
  void setDockerHost(String value) {
    given.put(AnswerKey.DOCKER_HOST, value);
  }

  @Option(
      names = "--archive",
      paramLabel = "FILE|URL",
      description = "pxebootbinaries.tgz, from a file, http, https or ftp.")
  void setArchive(String value) {
    given.put(AnswerKey.ARCHIVE, value);
  }

  @Option(names = "--sha256", paramLabel = "SUM", description = "The archive's checksum.")
  void setSha256(String value) {
    given.put(AnswerKey.SHA256, value);
  }

  @Option(names = "--images-url", paramLabel = "URL", description = "For a new 911boot.")
  void setImagesUrl(String value) {
    given.put(AnswerKey.IMAGES_URL, value);
  }

  @Option(
      names = "--persist",
      paramLabel = "WHO",
      description = "The link after a reboot: networkd, ifupdown, netplan, no.")
  void setPersist(String value) {
    given.put(AnswerKey.PERSIST, value);
  }

  @Option(names = "--replace", description = "Replace an unused network, a container that differ.")
  void setReplace(boolean value) {
    given.put(AnswerKey.REPLACE, value ? "yes" : "no");
  }

  @Option(names = "--host", paramLabel = "NAME", description = "Register this machine.")
  void setHost(String value) {
    given.put(AnswerKey.HOST, value);
  }

  @Option(names = "--host-mac", paramLabel = "MAC", description = "Its MAC.")
  void setHostMac(String value) {
    given.put(AnswerKey.HOST_MAC, value);
  }

  @Option(names = "--host-ip", paramLabel = "IP", description = "Its address (next free one).")
  void setHostIp(String value) {
    given.put(AnswerKey.HOST_IP, value);
  }
}
