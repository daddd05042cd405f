package dev.tidings.examples.operator;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** A backup that is to be made once, by a pod. */
@Group("example.com")
@Version("v1")
public class Backup extends CustomResource<BackupSpec, BackupStatus> implements Namespaced {}
