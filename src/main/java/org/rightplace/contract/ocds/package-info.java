/** Releases of the Open Contracting Data Standard become contracts to review; what a release does not say stays unknown. */
package org.rightplace.contract.ocds;
