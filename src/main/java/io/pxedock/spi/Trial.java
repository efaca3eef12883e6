package io.pxedock.spi;

import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.Ipv4Subnet;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * dnsmasq itself, asked about files that are not in force. It runs apart from the world: nothing
 * reaches the segment, no lease is taken, and the running server is left alone.
 */
public interface Trial {
  /**
   * Starts dnsmasq with each of the candidates, one after the other, and asks it. What was made for
   * it is removed before this returns; what a killed process left is removed by the next call.
   *
   * @throws Failure UNREACHABLE if this program may not or cannot do so; REFUSED if the image
   *     contains no dnsmasq
   */
  List<Verdict> ask(Server server, List<Candidate> candidates);

  /** Returns the failure of an image that contains no dnsmasq. */
  static Failure noDnsmasq(String image) {
    return Failure.refused(
        "image " + image + " contains no dnsmasq",
        Remedy.run("pxedock", "image", "build")
            .suffixed(" to make one; the server is left as it is"));
  }

  /**
   * The server that is tried.
   *
   * @param command the entry point of its container with the arguments
   * @param device its network interface, such as {@code eth0}
   * @param copied directories of the container that have only the files of the candidate
   * @param shared directories of this machine by their paths in the container, read-only
   */
  record Server(
      String image,
      List<String> command,
      String device,
      Ipv4Address address,
      Ipv4Subnet subnet,
      Set<String> copied,
      Map<String, Path> shared) {}

  /**
   * Files that dnsmasq reads, and what it is asked then.
   *
   * @param files by their paths in the container
   */
  record Candidate(Map<String, Bytes> files, List<Query> queries) {}

  /**
   * A DHCPDISCOVER.
   *
   * @param options of DHCP, by number
   * @param relay the address of the relay that passes it on; empty for a machine on the server's
   *     own segment
   */
  record Query(MacAddress mac, Map<Integer, byte[]> options, Optional<Ipv4Address> relay) {}

  /**
   * What dnsmasq made of a candidate.
   *
   * @param starts whether it came up
   * @param answers whether it takes DHCP requests on its interface
   * @param said its log, from its start to the first question
   * @param offers one for each query, in order; empty for no offer
   */
  record Verdict(
      boolean starts, boolean answers, List<String> said, List<Optional<Ipv4Address>> offers) {}
}
