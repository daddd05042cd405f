/**
 * Events as Kubernetes writes and reads them: JSON, YAML and Kubernetes' protobuf in both API
 * groups, the form in which events are stored, and the patches that change them.
 */
@NullMarked
package dev.tidings.codec;

import org.jspecify.annotations.NullMarked;
