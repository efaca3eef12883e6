package io.pxedock.console.setup;

import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What setup can be told on the command line: an option for each of its answers. */
public final class SetupOptions {
  @Option(names = "--bridge", paramLabel = "NAME", description = "The bridge of the machines.")
  private String bridge;

  @Option(names = "--port", paramLabel = "NAME", description = "The server's port on it.")
  private String port;

  @Option(names = "--tag", paramLabel = "VLAN", description = "The port's access tag, 0 for none.")
  private String tag;

  @Option(names = "--network", paramLabel = "NAME", description = "Docker's macvlan network.")
  private String network;

  @Option(names = "--subnet", paramLabel = "CIDR", description = "The machines' network.")
  private String subnet;

  @Option(names = "--gateway", paramLabel = "IP", description = "Its router.")
  private String gateway;

  @Option(names = "--address", paramLabel = "IP", description = "The server's own address.")
  private String address;

  @Option(names = "--ip-range", paramLabel = "CIDR", description = "The part Docker may use.")
  private String ipRange;

  @Option(names = "--image", paramLabel = "IMAGE", description = "The container's image.")
  private String image;

  @Option(names = "--image-tar", paramLabel = "FILE", description = "Load the image from there.")
  private String imageTar;

  @Option(names = "--container", paramLabel = "NAME", description = "The container.")
  private String container;

  @Option(names = "--privileged", description = "More rights than dnsmasq needs.")
  private Boolean privileged;

  @Option(names = "--docker-host", paramLabel = "URL", description = "Docker's address.")
  private String dockerHost;

  @Option(
      names = "--archive",
      paramLabel = "FILE|URL",
      description = "pxebootbinaries.tgz, from a file, http, https or ftp.")
  private String archive;

  @Option(names = "--sha256", paramLabel = "SUM", description = "The archive's checksum.")
  private String sha256;

  @Option(
      names = "--images",
      paramLabel = "WHO",
      description = "Who serves images/: as-is (as 911boot has it), container, host.")
  private String images;

  @Option(names = "--images-url", paramLabel = "URL", description = "As it is to be in 911boot.")
  private String imagesUrl;

  @Option(
      names = "--images-address",
      paramLabel = "IP[:PORT]",
      description = "Where that container listens (a free one, or the host's).")
  private String imagesAddress;

  @Option(
      names = "--images-container",
      paramLabel = "NAME",
      description = "The container that serves images/.")
  private String imagesContainer;

  @Option(
      names = "--images-image",
      paramLabel = "IMAGE",
      description = "Its image, with a web server in it.")
  private String imagesImage;

  @Option(
      names = "--images-image-tar",
      paramLabel = "FILE",
      description = "Load that image from there.")
  private String imagesImageTar;

  @Option(
      names = "--persist",
      paramLabel = "WHO",
      description = "The link after a reboot: networkd, ifupdown, netplan, no.")
  private String persist;

  @Option(
      names = "--docker-user",
      paramLabel = "NAME",
      description = "Add NAME to group docker (with root).")
  private String dockerUser;

  @Option(names = "--replace", description = "Replace an unused network, a container that differ.")
  private Boolean replace;

  @Option(names = "--host", paramLabel = "NAME", description = "Register this machine.")
  private String host;

  @Option(names = "--host-mac", paramLabel = "MAC", description = "Its MAC.")
  private String hostMac;

  @Option(names = "--host-ip", paramLabel = "IP", description = "Its address (next free one).")
  private String hostIp;

  /** What was given, and nothing else. */
  public Answers answers() {
    Map<AnswerKey, String> answers = new EnumMap<>(AnswerKey.class);
    put(answers, AnswerKey.BRIDGE, bridge);
    put(answers, AnswerKey.PORT, port);
    put(answers, AnswerKey.TAG, tag);
    put(answers, AnswerKey.NETWORK, network);
    put(answers, AnswerKey.SUBNET, subnet);
    put(answers, AnswerKey.GATEWAY, gateway);
    put(answers, AnswerKey.ADDRESS, address);
    put(answers, AnswerKey.IP_RANGE, ipRange);
    put(answers, AnswerKey.IMAGE, image);
    put(answers, AnswerKey.IMAGE_TAR, imageTar);
    put(answers, AnswerKey.CONTAINER, container);
    put(answers, AnswerKey.PRIVILEGED, privileged == null ? null : privileged ? "yes" : "no");
    put(answers, AnswerKey.DOCKER_HOST, dockerHost);
    put(answers, AnswerKey.ARCHIVE, archive);
    put(answers, AnswerKey.SHA256, sha256);
    put(answers, AnswerKey.IMAGES, images);
    put(answers, AnswerKey.IMAGES_URL, imagesUrl);
    put(answers, AnswerKey.IMAGES_ADDRESS, imagesAddress);
    put(answers, AnswerKey.IMAGES_CONTAINER, imagesContainer);
    put(answers, AnswerKey.IMAGES_IMAGE, imagesImage);
    put(answers, AnswerKey.IMAGES_IMAGE_TAR, imagesImageTar);
    put(answers, AnswerKey.PERSIST, persist);
    put(answers, AnswerKey.DOCKER_USER, dockerUser);
    put(answers, AnswerKey.REPLACE, replace == null ? null : replace ? "yes" : "no");
    put(answers, AnswerKey.HOST, host);
    put(answers, AnswerKey.HOST_MAC, hostMac);
    put(answers, AnswerKey.HOST_IP, hostIp);
    return new Answers(answers);
  }

  private static void put(Map<AnswerKey, String> answers, AnswerKey key, String value) {
    if (value != null) {
      answers.put(key, value);
    }
  }
}
