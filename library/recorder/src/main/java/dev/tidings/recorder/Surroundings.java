package dev.tidings.recorder;

import java.util.random.RandomGenerator;

/** What all stages of one broadcaster share. */
record Surroundings(
    PatientScheduler scheduler,
    RandomGenerator random,
    Outstanding outstanding,
    RareLog log,
    Listening listening,
    Tallies tallies) {}
