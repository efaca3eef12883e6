package io.pxedock.core.setup.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What setup can be told, by option, in an answers file, or as the answer to a question. */
public enum AnswerKey {
  WORKDIR("The directory of conf/, tftpboot/, images/; one that exists is taken as it is."),
  BRIDGE("The Open vSwitch bridge that the machines are on."),
  PORT("The bridge's internal port for Docker's network; made when missing."),
  TAG("The VLAN that machines boot in (often 2311), 0 for none."),
  NETWORK("The name of Docker's macvlan network on that port."),
  SUBNET("The IPv4 network of the machines, such as 192.168.0.0/24."),
  GATEWAY("The router of that network; the machines are told of it."),
  ADDRESS("The address of the boot server itself, free in that network."),
  IP_RANGE("The part of the subnet that Docker may use; empty for all of it."),
  IMAGE("The image that dnsmasq runs from; pulled when it is not there."),
  IMAGE_TAR("A tar file with that image, as 'docker save' writes it; empty to pull it."),
  CONTAINER("The name of the container."),
  PRIVILEGED("yes for --privileged; no gives dnsmasq only the three capabilities it needs."),
  DOCKER_HOST("Docker's address, such as tcp://host:2375; empty for the usual one."),
  ARCHIVE("pxebootbinaries.tgz, a file or a URL of http, https or ftp; empty for none."),
  SHA256("The SHA-256 sum that the archive must have; empty for no check."),
  IMAGES("Who serves images/: as-is (whoever 911boot names), a container, or a host address."),
  IMAGES_URL("Where images/ is served to the machines as it is; it goes into 911boot."),
  IMAGES_ADDRESS("Where that container listens, IP or IP:PORT: free in the subnet, or a host's."),
  IMAGES_CONTAINER("The name of the container that serves images/."),
  IMAGES_IMAGE("The image it runs from, with busybox httpd or python3 in it."),
  IMAGES_IMAGE_TAR("A tar file with that image; empty to pull it."),
  PERSIST("How the port comes up after a reboot: networkd, ifupdown, netplan, or no."),
  DOCKER_USER("A user who is to reach Docker: joins group docker (with root); empty for none."),
  REPLACE("yes replaces a network or container that differs, if nothing else uses it."),
  HOST("The name of a first machine to register, such as cpu-01; empty for none."),
  HOST_MAC("The MAC of its network card, in any spelling."),
  HOST_IP("Its address; empty for the next free one.");

  private final String help;

  AnswerKey(String help) {
    this.help = help;
  }

  /** As it is written in a file, and after two dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String help() {
    return help;
  }

  static Optional<AnswerKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(AnswerKey::word).sorted().toList();
  }
}
