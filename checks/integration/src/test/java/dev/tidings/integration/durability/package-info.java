/** What is acknowledged stays: kills, syncs, and full disks, through the real server process. */
@NullMarked
package dev.tidings.integration.durability;

import org.jspecify.annotations.NullMarked;
