package io.pxedock.pxelinux;

import io.pxedock.model.Armed911;
import io.pxedock.model.Armed911.Kind;
import io.pxedock.model.MacAddress;
import io.pxedock.text.Bytes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The directory {@code pxelinux.cfg}: which machine boots what.
 *
 * @param shown the directory as operators see it
 */
public record BootDirectory(Path path, String shown, Map<String, BootEntry> entries) {
  /** The configuration that boots the 911 system. */
  public static final String RESCUE = "911boot";

  public BootDirectory {
    entries = Map.copyOf(entries);
  }

  /** The name PXELINUX looks for: ARP hardware type 1 (Ethernet), then the address with dashes. */
  public static String nameFor(MacAddress mac) {
    return "01-" + mac.dashed();
  }

  /** The machine whose configuration has that name, if it is a name of that form. */
  public static Optional<MacAddress> machineOf(String name) {
    return name.matches("01(-[0-9a-f]{2}){6}")
        ? MacAddress.tryParse(name.substring(3))
        : Optional.empty();
  }

  public Path pathFor(MacAddress mac) {
    return path.resolve(nameFor(mac));
  }

  public Optional<BootEntry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  public boolean hasRescue() {
    return entry(RESCUE).flatMap(BootEntry::bytes).isPresent();
  }

  public Optional<PxelinuxConfig> rescue() {
    return entry(RESCUE).flatMap(BootEntry::bytes).map(PxelinuxConfig::parse);
  }

  /** The 911 flag of that machine, however it was made; nothing for any other configuration. */
  public Optional<Armed911> armed(MacAddress mac) {
    return entry(nameFor(mac)).flatMap(this::armed);
  }

  /** All 911 flags, by machine. */
  public Map<MacAddress, Armed911> allArmed() {
    Map<MacAddress, Armed911> armed = new LinkedHashMap<>();
    entries.keySet().stream()
        .sorted()
        .forEach(
            name ->
                machineOf(name)
                    .ifPresent(mac -> armed(mac).ifPresent(flag -> armed.put(mac, flag))));
    return armed;
  }

  /** The flag that an entry is; nothing when it is another configuration. */
  public Optional<Armed911> armed(BootEntry entry) {
    return kind(entry)
        .map(kind -> new Armed911(path.resolve(entry.name()), kind, entry.info().changed()));
  }

  private Optional<Kind> kind(BootEntry entry) {
    if (entry.isLink()) {
      return entry.target().flatMap(this::kindOfLink);
    }
    BootEntry rescue = entries.get(RESCUE);
    if (rescue != null && rescue.info().inode().equals(entry.info().inode())) {
      return Optional.of(Kind.HARD_LINK);
    }
    return entry.bytes().flatMap(this::kindOfFile);
  }

  private Optional<Kind> kindOfLink(String target) {
    if (!target.equals(RESCUE) && !target.endsWith("/" + RESCUE)) {
      return Optional.empty();
    }
    // dnsmasq opens the path in its container: what is absolute here leads nowhere there.
    boolean stays = path.resolve(target).normalize().equals(path.resolve(RESCUE).normalize());
    return Optional.of(!target.startsWith("/") && stays && hasRescue() ? Kind.LINK : Kind.DANGLING);
  }

  private Optional<Kind> kindOfFile(Bytes bytes) {
    Optional<Bytes> rescue = entry(RESCUE).flatMap(BootEntry::bytes);
    if (rescue.isEmpty()) {
      return Optional.empty();
    }
    if (rescue.get().equals(bytes)) {
      return Optional.of(Kind.COPY);
    }
    PxelinuxConfig now = PxelinuxConfig.parse(rescue.get());
    boolean isDefault =
        entry("default").flatMap(BootEntry::bytes).filter(bytes::equals).isPresent();
    boolean stale = !isDefault && PxelinuxConfig.parse(bytes).bootsLike(now);
    return stale ? Optional.of(Kind.STALE) : Optional.empty();
  }
}
