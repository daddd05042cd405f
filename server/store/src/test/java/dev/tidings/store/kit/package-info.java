/** What every store has to pass: the contract, the model of a correct store, and the comparison. */
@NullMarked
package dev.tidings.store.kit;

import org.jspecify.annotations.NullMarked;
