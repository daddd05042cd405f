/**
 * Go templates, as layouts of event exporters use them: Go's text/template with the functions of
 * sprig. A template is parsed once and rendered by any number of threads; what it may use up is
 * limited, so that it cannot hold the server up.
 */
@NullMarked
package dev.tidings.forward.template;

import org.jspecify.annotations.NullMarked;
