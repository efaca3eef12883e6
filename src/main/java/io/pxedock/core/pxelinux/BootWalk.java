package io.pxedock.core.pxelinux;

import io.pxedock.core.pxelinux.BootCommand.Kind;
import io.pxedock.core.pxelinux.BootTrace.Fetch;
import io.pxedock.core.pxelinux.BootTrace.Stop;
import io.pxedock.model.Printable;
import io.pxedock.model.text.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Walks the way of a machine over TFTP as PXELINUX would: boot file, {@code ldlinux},
 * configuration, kernel, initrds. Source: core/fs/pxe/pxe.c, core/elflink/load_env32.c and
 * com32/elflink/ldlinux of SYSLINUX 6.04.
 */
public final class BootWalk {
  private static final int MAX_CONFIGS = 6;
  private static final List<String> CORE_DIRECTORIES =
      List.of("", "/boot/isolinux/", "/isolinux/", "/boot/syslinux/", "/syslinux/", "/");

  private final PxeClient client;
  private final String bootFile;
  private final Function<String, Served> server;
  private final Map<String, Fetch> files = new LinkedHashMap<>();
  private final List<String> doubt = new ArrayList<>();
  private String prefix;
  private String config = "";
  private Optional<BootCommand> command = Optional.empty();
  private LoaderFile loader;

  /** Thrown when the machine can go no further. */
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Stop stop;

    Stopped(String code, String file, String message) {
      super(message, null, false, false);
      this.stop = new Stop(code, file, Printable.line(message));
    }
  }

  private BootWalk(PxeClient client, String bootFile, Function<String, Served> server) {
    this.client = client;
    this.bootFile = bootFile;
    this.server = server;
    this.prefix = FileName.prefixOf(bootFile);
  }

  /**
   * Walks from the boot file that DHCP names to the last file that the machine loads.
   *
   * @param server what TFTP answers to a name
   */
  public static BootTrace of(PxeClient client, String bootFile, Function<String, Served> server) {
    return new BootWalk(client, bootFile, server).walk();
  }

  private BootTrace walk() {
    Optional<Stop> stop = Optional.empty();
    try {
      load();
      if (loader.isPxelinux()) {
        loadCore();
        follow(findConfiguration());
      } else {
        doubt.add(bootFile + " is not PXELINUX: what it loads is not known");
      }
    } catch (Stopped e) {
      stop = Optional.of(e.stop);
    }
    return new BootTrace(List.copyOf(files.values()), config, command, stop, doubt);
  }

  private void load() throws Stopped {
    Served answer = need("nbp", bootFile, "the boot file " + bootFile);
    loader = LoaderFile.of(bootFile, answer.bytes());
    boolean isOther = loader.isEfi().filter(efi -> efi != client.firmware().isEfi()).isPresent();
    if (isOther) {
      throw new Stopped(
          "wrong-loader",
          bootFile,
          "a "
              + client.firmware().word()
              + " machine is given "
              + bootFile
              + ", which only "
              + (client.firmware().isEfi() ? "a BIOS" : "UEFI firmware")
              + " can run");
    }
  }

  private void loadCore() throws Stopped {
    if (!loader.needsCore()) {
      return;
    }
    String core = client.firmware().core();
    for (String directory : CORE_DIRECTORIES) {
      Served answer = ask(prefix + directory + core, false);
      if (answer.isSent() && answer.size() > 0) {
        return;
      }
      if (answer.isUnknown()) {
        doubt.add(prefix + core + " " + answer.why());
        return;
      }
    }
    Served first = files.get(prefix + core).answer();
    throw new Stopped(
        "core-missing",
        prefix + core,
        bootFile + " needs " + core + " beside it, which " + why(first));
  }

  private Bytes findConfiguration() throws Stopped {
    for (String name : client.configurations()) {
      String path = prefix + "pxelinux.cfg/" + name;
      Served answer = ask(path, false);
      if (answer.isUnknown()) {
        doubt.add(path + " " + answer.why());
        config = name;
        return Bytes.EMPTY;
      }
      // An empty file is none to PXELINUX: it asks for the next one.
      if (answer.isSent() && answer.size() > 0) {
        config = name;
        return content(path, answer);
      }
    }
    throw new Stopped(
        "no-configuration",
        prefix + "pxelinux.cfg/default",
        "pxelinux.cfg/ has no configuration for it, not even default");
  }

  private Bytes content(String path, Served answer) {
    if (answer.whole().isEmpty()) {
      doubt.add(path + " was not read");
    }
    return answer.whole().orElse(Bytes.EMPTY);
  }

  private void follow(Bytes first) throws Stopped {
    Bytes bytes = first;
    for (int i = 0; i < MAX_CONFIGS; i++) {
      PxelinuxConfig parsed = PxelinuxConfig.parse(bytes, this::included);
      parsed.unread().forEach(name -> doubtIncluded(name));
      if (!doubt.isEmpty() && bytes.length() == 0) {
        return;
      }
      BootCommand next = resolve(parsed, parsed.choice());
      if (next.kind() == Kind.MODULE && PxelinuxConfig.isMenu(next.file())) {
        loadModule(next.file());
        String other = CommandText.firstWord(next.arguments());
        if (other.isEmpty()) {
          next = resolve(parsed, parsed.menuChoice());
        } else {
          bytes = configuration(other);
          next = PxelinuxConfig.parse(bytes, this::included).menuChoice();
        }
      }
      command = Optional.of(next);
      if (next.kind() != Kind.CONFIG) {
        run(next);
        return;
      }
      bytes = configuration(next.file());
      if (!next.arguments().isEmpty()) {
        prefix = prefix + CommandText.firstWord(next.arguments()) + "/";
      }
    }
    throw new Stopped("config-loop", config, "its configurations lead to each other without end");
  }

  private void doubtIncluded(String name) {
    FileName file = FileName.of(name, prefix);
    Fetch fetch = files.get(file.path());
    // PXELINUX goes on without what it cannot include.
    if (fetch == null || fetch.answer().isUnknown() || fetch.answer().isSent()) {
      doubt.add("what " + Printable.line(name) + " includes was not read");
    }
  }

  private Bytes configuration(String name) throws Stopped {
    FileName file = FileName.of(name, prefix);
    if (!file.isOnServer()) {
      doubt.add(Printable.line(name) + " is on another server");
      return Bytes.EMPTY;
    }
    Served answer = need("config", file.path(), "the configuration " + file.path());
    return answer.isSent() ? content(file.path(), answer) : Bytes.EMPTY;
  }

  private Optional<Bytes> included(String name) {
    FileName file = FileName.of(name, prefix);
    return file.isOnServer() ? ask(file.path(), false).whole() : Optional.empty();
  }

  /** Finds the file behind a name without an ending. */
  private BootCommand resolve(PxelinuxConfig parsed, BootCommand named) {
    if (named.kind() != Kind.IMPLICIT) {
      return named;
    }
    for (String ending : CommandText.ENDINGS) {
      String file = named.file() + ending;
      FileName path = FileName.of(file, prefix);
      if (path.isOnServer() && ask(path.path(), false).isSent()) {
        return CommandText.command(CommandText.kindByEnding(file), file, named.arguments());
      }
    }
    return CommandText.command(Kind.LINUX, named.file(), named.arguments());
  }

  private void run(BootCommand next) throws Stopped {
    switch (next.kind()) {
      case WAITS -> throw new Stopped("waits-for-key", config, config + ": " + next.reason());
      case LINUX -> {
        fetch("kernel", next.file(), "the kernel ");
        for (String initrd : next.initrds()) {
          fetch("initrd", initrd, "the initrd ");
        }
      }
      case CHAIN -> {
        fetch("kernel", next.file(), "the boot loader ");
        doubt.add("what " + Printable.line(next.file()) + " boots is not known");
      }
      case MODULE -> {
        loadModule(next.file());
        doubt.add("what the module " + Printable.line(next.file()) + " does is not known");
      }
      default -> {
        // The machine's own disk needs nothing more from here.
      }
    }
  }

  private void loadModule(String name) throws Stopped {
    List<String> open = new ArrayList<>(List.of(name));
    for (int i = 0; i < open.size(); i++) {
      Optional<Bytes> whole = fetch("module", open.get(i), "the module ").flatMap(Served::whole);
      for (String library : ModuleFile.needed(open.get(i), whole)) {
        if (!open.contains(library)) {
          open.add(library);
        }
      }
    }
  }

  private Optional<Served> fetch(String code, String name, String what) throws Stopped {
    FileName file = FileName.of(name, prefix);
    String shown = Printable.line(name);
    if (!file.isKnown() || (file.needsTcp() && !loader.hasTcp())) {
      throw new Stopped(
          code + "-unreachable",
          name,
          config + " names " + shown + ", and " + bootFile + " cannot load over " + file.scheme());
    }
    if (!file.isOnServer()) {
      doubt.add(what + shown + " is on another server");
      return Optional.empty();
    }
    return Optional.of(need(code, file.path(), what + file.path()));
  }

  private Served need(String code, String path, String what) throws Stopped {
    Served answer = ask(path, true);
    if (answer.isUnknown()) {
      doubt.add(path + " " + answer.why());
    } else if (!answer.isSent()) {
      boolean isMissing = answer.state() == Served.State.MISSING;
      throw new Stopped(
          code + (isMissing ? "-missing" : "-unreadable"), path, what + " " + answer.why());
    } else if (answer.size() == 0) {
      throw new Stopped(code + "-empty", path, what + " is empty");
    }
    return answer;
  }

  private Served ask(String path, boolean isNeeded) {
    Fetch known = files.get(path);
    Served answer = known == null ? server.apply(path) : known.answer();
    files.put(path, new Fetch(path, answer, isNeeded || (known != null && known.isNeeded())));
    return answer;
  }

  private static String why(Served answer) {
    return answer.isSent() ? "is empty" : answer.why();
  }
}
