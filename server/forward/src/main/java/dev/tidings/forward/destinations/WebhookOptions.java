package dev.tidings.forward.destinations;

import dev.tidings.forward.http.HttpAccess;
import dev.tidings.forward.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a webhook is and how it is called.
 *
 * @param contentType of texts
 * @param secretFile with the key that requests are signed with; empty for none
 */
record WebhookOptions(URI url, HttpAccess access, String contentType, Optional<Path> secretFile) {
  static WebhookOptions read(Settings settings) {
    return new WebhookOptions(
        HttpAccess.url(settings, "url"),
        HttpAccess.read(settings),
        settings.text("contentType").orElse("text/plain; charset=utf-8"),
        settings.parsed("secretFile", Path::of));
  }
}
