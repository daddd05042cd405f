package dev.tidings.files;

import com.google.re2j.Pattern;
import dev.cel.runtime.CelRuntime;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Breaks the rules on purpose: files that know what is in them. */
public final class OffendingFile {
  @Nullable Pattern pattern;
  @Nullable CelRuntime conditions;
  @Nullable Yaml yaml;
  @Nullable KafkaException broker;
}
