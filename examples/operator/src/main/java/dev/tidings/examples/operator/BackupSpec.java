package dev.tidings.examples.operator;

/**
 * What is to be done.
 *
 * @param image what the pod runs
 */
public record BackupSpec(String image) {}
