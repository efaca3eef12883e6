package io.pxedock.core.pxelinux;

import io.pxedock.model.host.RescueFlag;
import io.pxedock.model.host.RescueFlag.Kind;
import io.pxedock.model.net.MacAddress;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static final int MAX_LINKS = 8;

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

  /** Returns the path of the configuration that a machine asks for by its MAC. */
  public Path pathFor(MacAddress mac) {
    return path.resolve(nameFor(mac));
  }

  /** Returns the entry of that name; empty if there is none. */
  public Optional<BootEntry> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** Returns whether {@code 911boot} can be read. */
  public boolean hasRescue() {
    return rescueBytes().isPresent();
  }

  /** Returns the configuration of the 911 system; empty if it cannot be read. */
  public Optional<PxelinuxConfig> rescue() {
    return rescueBytes().map(PxelinuxConfig::parse);
  }

  /** The bytes of 911boot, links followed. */
  public Optional<Bytes> rescueBytes() {
    return entry(RESCUE).flatMap(this::file).flatMap(BootEntry::bytes);
  }

  /** The file that an entry is or leads to, as long as its links stay in the directory. */
  private Optional<BootEntry> file(BootEntry entry) {
    Optional<BootEntry> at = Optional.of(entry);
    for (int i = 0; i < MAX_LINKS && at.filter(BootEntry::isLink).isPresent(); i++) {
      at = at.flatMap(BootEntry::target).flatMap(this::inside);
    }
    return at.filter(e -> !e.isLink());
  }

  /** What a link's target names, when it is an entry of this directory. */
  private Optional<BootEntry> inside(String target) {
    if (target.startsWith("/") || target.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path named = path.resolve(target).normalize();
    return path.normalize().equals(named.getParent())
        ? entry(named.getFileName().toString())
        : Optional.empty();
  }

  /** The 911 flag of that machine, however it was made; nothing for any other configuration. */
  public Optional<RescueFlag> armed(MacAddress mac) {
    return entry(nameFor(mac))
        .flatMap(this::armed)
        .or(() -> misnamedFlags(mac).stream().findFirst());
  }

  /** Returns the entries that are meant for that machine and that PXELINUX never asks for. */
  public List<BootEntry> misnamed(MacAddress mac) {
    return entries.values().stream()
        .filter(e -> meantFor(e.name()).filter(mac::equals).isPresent())
        .sorted(Comparator.comparing(BootEntry::name))
        .toList();
  }

  /** Returns the flags among them: what is not a configuration of another system. */
  public List<RescueFlag> misnamedFlags(MacAddress mac) {
    return misnamed(mac).stream()
        .flatMap(entry -> armed(entry).stream())
        .map(flag -> flag.kind() == Kind.NOT_A_FILE ? flag : flag.as(Kind.MISNAMED))
        .toList();
  }

  /** The machine that a name is meant for which is not of the form that PXELINUX asks for. */
  private static Optional<MacAddress> meantFor(String name) {
    if (machineOf(name).isPresent()) {
      return Optional.empty();
    }
    String plain = name.replaceFirst("\\.(?:cfg|conf|txt)$", "");
    boolean hasType = plain.matches("0?1[-:_.].*") && plain.length() > 14;
    String address = hasType ? plain.replaceFirst("^0?1[-:_.]", "") : plain;
    return address.matches("(?:[0-9a-fA-F]{2}[-:_]){5}[0-9a-fA-F]{2}|[0-9a-fA-F]{12}")
        ? MacAddress.tryParse(address.replace('_', ':'))
        : Optional.empty();
  }

  /** Returns the names of files that a machine asks for by its UUID, before its flag. */
  public List<String> uuids() {
    return entries.keySet().stream()
        .filter(name -> name.matches("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
        .sorted()
        .toList();
  }

  /** All 911 flags, by machine. */
  public Map<MacAddress, RescueFlag> allArmed() {
    Map<MacAddress, RescueFlag> armed = new LinkedHashMap<>();
    entries.keySet().stream()
        .sorted()
        .flatMap(name -> machineOf(name).or(() -> meantFor(name)).stream())
        .forEach(mac -> armed(mac).ifPresent(flag -> armed.put(mac, flag)));
    return armed;
  }

  /** The flag that an entry is; nothing when it is another configuration. */
  public Optional<RescueFlag> armed(BootEntry entry) {
    return kind(entry)
        .map(kind -> new RescueFlag(path.resolve(entry.name()), kind, entry.info().changed()));
  }

  private Optional<Kind> kind(BootEntry entry) {
    return switch (entry.info().kind()) {
      case LINK -> kindOfLink(entry);
      case FILE -> entry.info().size() == 0 ? Optional.of(Kind.EMPTY) : kindOfFile(entry);
      default -> Optional.of(Kind.NOT_A_FILE);
    };
  }

  // dnsmasq opens the path in its container: what is absolute here leads nowhere there.
  private Optional<Kind> kindOfLink(BootEntry entry) {
    Optional<BootEntry> file = file(entry);
    if (file.isPresent()) {
      return file.equals(entry(RESCUE).flatMap(this::file)) && hasRescue()
          ? Optional.of(Kind.LINK)
          : kindOfFile(file.get());
    }
    return leadsOut(entry) && !entry.leadsNowhere() ? Optional.empty() : Optional.of(Kind.DANGLING);
  }

  /** Whether a link leads to a place outside of the directory that is not known here. */
  private boolean leadsOut(BootEntry entry) {
    String target = entry.target().orElse("");
    boolean isRescue = target.equals(RESCUE) || target.endsWith("/" + RESCUE);
    return !isRescue
        && !target.startsWith("/")
        && target.contains("/")
        && inside(target).isEmpty()
        && !path.normalize().equals(path.resolve(target).normalize().getParent());
  }

  // Nobody can tell what an operator meant by a file that neither they nor dnsmasq can read.
  private Optional<Kind> kindOfFile(BootEntry entry) {
    Optional<Kind> kind = kindOfBytes(entry);
    boolean isFlag = kind.filter(k -> k == Kind.COPY || k == Kind.STALE).isPresent();
    return (isFlag || entry.bytes().isEmpty()) && entry.info().isClosedToDaemons()
        ? Optional.of(Kind.UNREADABLE)
        : kind;
  }

  private Optional<Kind> kindOfBytes(BootEntry entry) {
    Optional<BootEntry> rescue = entry(RESCUE).flatMap(this::file);
    Optional<Bytes> wanted = rescueBytes();
    Optional<Bytes> bytes = entry.bytes();
    if (wanted.isEmpty() || bytes.isEmpty()) {
      return Optional.empty();
    }
    if (rescue.get().info().inode().equals(entry.info().inode())) {
      return Optional.of(Kind.HARD_LINK);
    }
    if (wanted.equals(bytes)) {
      return Optional.of(Kind.COPY);
    }
    boolean bootsRescue =
        PxelinuxConfig.parse(bytes.get()).bootsLike(PxelinuxConfig.parse(wanted.get()));
    return bootsRescue && !hasOtherName(bytes.get()) ? Optional.of(Kind.STALE) : Optional.empty();
  }

  /** Whether these bytes are a configuration of another purpose, {@code default} among them. */
  private boolean hasOtherName(Bytes bytes) {
    return entries.values().stream()
        .filter(e -> !e.name().startsWith(RESCUE) && machineOf(e.name()).isEmpty())
        .anyMatch(e -> file(e).flatMap(BootEntry::bytes).filter(bytes::equals).isPresent());
  }
}
