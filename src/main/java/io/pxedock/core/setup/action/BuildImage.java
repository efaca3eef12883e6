package io.pxedock.core.setup.action;

import io.pxedock.core.operation.SystemChange;
import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.Remedy;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.PackageSource;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds the server's image from the packages of the distribution.
 *
 * @param recipe what it is made from; empty for the newest packages at the moment of the build
 * @param name the name that the image gets beside that of its recipe
 */
public record BuildImage(PackageSource source, Optional<ImageRecipe> recipe, String name)
    implements SystemChange {
  @Override
  public String title() {
    return "build image " + name + " from the packages of the distribution";
  }

  @Override
  public List<List<String>> commands() {
    List<String> argv = new ArrayList<>(List.of("pxedock", "image", "build", "--only-build"));
    option(argv, "--release", source.release());
    option(argv, "--mirror", RedactedUrl.of(source.mirror()));
    option(argv, "--keyring", source.keyring());
    option(argv, "--name", recipe.filter(r -> r.name().equals(name)).isPresent() ? "" : name);
    return List.of(argv);
  }

  private static void option(List<String> argv, String option, String value) {
    if (!value.isEmpty()) {
      argv.addAll(List.of(option, value));
    }
  }

  @Override
  public void prepare(Tools tools) {
    tools.distribution().fetch(recipe(tools), tools.progress());
  }

  private ImageRecipe recipe(Tools tools) {
    return recipe.orElseGet(() -> tools.distribution().newest(source, tools.progress()));
  }

  @Override
  public void carryOut(Tools tools) {
    ImageRecipe made = recipe(tools);
    List<String> names = Stream.of(made.name(), name).distinct().toList();
    Consumer<Path> load = tar -> tools.provisioning().load(tar, tools.progress());
    tools.distribution().build(made, names, tools.progress(), load);
    if (!tools.provisioning().hasImage(name)) {
      throw Failure.failed(
          "the image was built, but Docker has none named " + name, Remedy.see("docker", "images"));
    }
  }
}
