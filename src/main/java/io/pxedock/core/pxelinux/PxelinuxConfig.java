package io.pxedock.core.pxelinux;

import io.pxedock.core.pxelinux.BootCommand.Kind;
import io.pxedock.model.net.UrlScheme;
import io.pxedock.model.text.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PXELINUX configuration, and what of it a machine boots when nobody presses a key.
 *
 * @param ui the command of its UI line; empty when there is none
 * @param hasTimeout whether a prompt or a menu ends by itself
 * @param asks whether it shows a prompt before it boots
 * @param isImplicit whether what is not a label may be the name of a file
 * @param included the files that it includes
 * @param unread those among them that could not be read: what they say is not known
 */
public record PxelinuxConfig(
    List<BootLabel> labels,
    Optional<String> globalDefault,
    String ui,
    String onTimeout,
    String append,
    boolean hasTimeout,
    boolean asks,
    boolean isImplicit,
    int startMenu,
    List<String> included,
    List<String> unread) {
  static final Pattern URL =
      Pattern.compile("(?i)\\b(?:" + UrlScheme.pattern() + "|tftp://)[^\\s\"',]+");
  private static final Pattern ARGUMENT =
      Pattern.compile("(?i)(?:^|\\s)(\\S*?)=?[\"']?" + UrlScheme.pattern() + "[^\\s\"',]+");

  /** Arguments whose URL leads an installer to its answers, its packages or its proxy. */
  private static final Set<String> NOT_IMAGES =
      Set.of(
          "url",
          "preseed/url",
          "auto-install/url",
          "ks",
          "inst.ks",
          "kickstart",
          "inst.repo",
          "repo",
          "install",
          "mirror",
          "proxy",
          "http_proxy",
          "https_proxy",
          "mirror/http/proxy",
          "ignition.config.url",
          "coreos.inst.ignition_url",
          "autoyast",
          "inst.proxy");

  private static final Pattern NOT_IMAGES_FILE =
      Pattern.compile("(?i).*\\.(?:iso|cfg|seed|preseed|ks|ign|ya?ml|xml)(?:[?#].*)?");

  public PxelinuxConfig {
    labels = List.copyOf(labels);
    included = List.copyOf(included);
    unread = List.copyOf(unread);
  }

  /** Reads a configuration by itself: what it includes is counted as unread. */
  public static PxelinuxConfig parse(Bytes bytes) {
    return parse(bytes, name -> Optional.empty());
  }

  /**
   * Reads a configuration and what it includes.
   *
   * @param files the content of a file by its name; nothing when it cannot be had
   */
  public static PxelinuxConfig parse(Bytes bytes, Function<String, Optional<Bytes>> files) {
    return new ConfigParser(files).parse(bytes);
  }

  static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  /** Returns what boots when nobody presses a key. */
  public BootCommand choice() {
    boolean hasUi = !ui.isEmpty();
    Optional<String> command = hasUi ? Optional.of(ui) : globalDefault;
    if (command.isEmpty()) {
      return BootCommand.waits("it has neither DEFAULT nor UI");
    }
    if (!asks || hasUi) {
      return run(command.get());
    }
    if (!hasTimeout) {
      return BootCommand.waits("it has PROMPT and no TIMEOUT, so it waits for a key");
    }
    return run(onTimeout.isEmpty() ? command.get() : onTimeout);
  }

  /** Returns what a menu boots once its time is up (menumain.c). */
  BootCommand menuChoice() {
    if (!hasTimeout) {
      return BootCommand.waits("its menu has no TIMEOUT, so it waits for a key");
    }
    if (!onTimeout.isEmpty()) {
      return run(onTimeout);
    }
    Optional<BootLabel> named =
        globalDefault.flatMap(this::label).filter(l -> l.menu() != BootLabel.HIDDEN);
    int menu = named.map(BootLabel::menu).orElse(startMenu);
    List<BootLabel> shown = labels.stream().filter(l -> l.menu() == menu).toList();
    Optional<BootLabel> chosen =
        named
            .or(() -> last(shown.stream().filter(BootLabel::isMenuDefault).toList()))
            .or(() -> shown.stream().findFirst());
    return chosen
        .filter(l -> !l.isDisabled())
        .map(l -> CommandText.parse(l.commandLine(append)))
        .orElseGet(() -> BootCommand.waits("its menu has no entry that boots by itself"));
  }

  private static Optional<BootLabel> last(List<BootLabel> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }

  /** Returns what a command line of the boot prompt runs (load_kernel, ldlinux.c). */
  BootCommand run(String command) {
    String word = CommandText.firstWord(command);
    String rest = CommandText.afterFirstWord(command);
    Optional<BootLabel> label = label(word);
    if (label.isPresent()) {
      String line = label.get().commandLine(append);
      return CommandText.parse(rest.isEmpty() ? line : line + " " + rest);
    }
    if (!isImplicit) {
      return BootCommand.waits("'" + word + "' is not one of its labels, and IMPLICIT is 0");
    }
    BootCommand named = CommandText.parse(command);
    boolean hasEnding =
        word.startsWith(".") || CommandText.ENDINGS.stream().anyMatch(word::endsWith);
    return hasEnding || named.kind() != Kind.LINUX
        ? named
        : new BootCommand(Kind.IMPLICIT, word, named.initrds(), rest, "");
  }

  private Optional<BootLabel> label(String command) {
    String name = CommandText.firstWord(command);
    return labels.stream().filter(l -> !l.isDisabled() && l.name().equals(name)).findFirst();
  }

  /** Returns what boots by itself, also from behind a menu. */
  public BootCommand unattended() {
    BootCommand first = choice();
    return first.kind() == Kind.MODULE && isMenu(first.file()) ? menuChoice() : first;
  }

  /** Whether a module is a menu over the labels of its configuration. */
  static boolean isMenu(String module) {
    String name = module.substring(module.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.equals("menu.c32") || name.equals("vesamenu.c32");
  }

  /**
   * Returns the URL that what boots by itself passes on for its images: the first one that does not
   * lead an installer to something else.
   */
  public Optional<String> imagesUrl() {
    return imagesUrl(unattended().arguments());
  }

  /** Returns the URL among a kernel's arguments that leads it to its images. */
  public static Optional<String> imagesUrl(String arguments) {
    Matcher m = ARGUMENT.matcher(arguments);
    while (m.find()) {
      Matcher url = URL.matcher(m.group());
      String key = m.group(1).toLowerCase(Locale.ROOT);
      if (url.find()
          && !key.equals("initrd")
          && !NOT_IMAGES.contains(key)
          && !NOT_IMAGES_FILE.matcher(url.group()).matches()) {
        return Optional.of(url.group());
      }
    }
    return Optional.empty();
  }

  /** Whether it boots the same system, though perhaps with other arguments. */
  boolean bootsLike(PxelinuxConfig other) {
    return unattended().loadsLike(other.unattended());
  }
}
